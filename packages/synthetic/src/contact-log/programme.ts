import type { RandomStream } from '@assay/statistics';
import { type Contacts, YEAR } from './contacts.ts';
import type { ContactLogSettings } from './settings.ts';

/** Who was eligible for the support programme, who was selected, and what would have happened without it. */
interface Programme {
  /** Inbound contacts in the year before the programme. */
  readonly before: Int32Array;
  readonly eligible: Uint8Array;
  readonly selected: Uint8Array;
  /** Inbound contacts in the year after the start, as they happened and as they would have without the programme. */
  readonly after: Int32Array;
  readonly afterWithout: Int32Array;
  /** Contacts that happened. */
  readonly happened: Uint8Array;
}

/**
 * Selects people of whom the log of the year before shows many contacts, the more the likelier, and prevents a share of
 * their later incidents. Since the selection rests on a count that chance has a part in, contact falls without any support.
 */
export function drawProgramme(
  contacts: Contacts,
  people: number,
  settings: ContactLogSettings,
  start: number,
  random: RandomStream,
): Programme {
  const rows = contacts.person.length;
  const before = new Int32Array(people);
  for (let row = 0; row < rows; row++) {
    const time = contacts.time[row]!;
    if (contacts.direction[row] === 0 && time >= start - YEAR && time < start) before[contacts.person[row]!]!++;
  }
  const eligible = new Uint8Array(people);
  const selected = new Uint8Array(people);
  const odds = settings.programmeShare / (1 - Math.min(0.999999, settings.programmeShare));
  for (let person = 0; person < people; person++) {
    if (before[person]! < settings.programmeThreshold) continue;
    eligible[person] = 1;
    const growing = odds * 1.08 ** (before[person]! - settings.programmeThreshold);
    selected[person] = random.next() < growing / (1 + growing) ? 1 : 0;
  }
  const after = new Int32Array(people);
  const afterWithout = new Int32Array(people);
  const happened = new Uint8Array(rows).fill(1);
  // An incident is prevented as a whole: all calls on it vanish, whoever made them.
  const prevented = new Set<number>();
  for (let row = 0; row < rows; row++) {
    const first = row === 0 || contacts.incident[row] !== contacts.incident[row - 1];
    if (!first || contacts.direction[row] === 2 || contacts.time[row]! < start) continue;
    if (selected[contacts.person[row]!] === 1 && contacts.fate[row]! < settings.programmeEffect) {
      prevented.add(contacts.incident[row]!);
    }
  }
  for (let row = 0; row < rows; row++) {
    const gone = prevented.has(contacts.incident[row]!);
    if (gone) happened[row] = 0;
    const time = contacts.time[row]!;
    if (contacts.direction[row] !== 0 || time < start || time >= start + YEAR) continue;
    afterWithout[contacts.person[row]!]!++;
    if (!gone) after[contacts.person[row]!]!++;
  }
  return { before, eligible, selected, after, afterWithout, happened };
}
