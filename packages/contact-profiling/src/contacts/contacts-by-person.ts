import { checkedPlaces, InputError } from '@assay/statistics';
import { type ContactColumns, checkContactColumns, refuseContactPerson } from './contact-columns.ts';

/** The rows of a log sorted by person, then time. Rows without person or time are left out. */
export interface OrderedLog extends ContactColumns {
  readonly rows: Int32Array;
  /** `rows.subarray(start[p], start[p + 1])` are the contacts of person p, earliest first. */
  readonly start: Int32Array;
}

/**
 * Everyone's contacts one after another, earliest first: what rolling windows, gaps and incidents need. Contacts at one
 * time keep the log's order.
 *
 * @throws InputError where columns differ in length or a person code is out of range.
 *
 * @example
 * contactsByPerson({ person: Int32Array.of(1, 0, 1), people: 2, time: Float64Array.of(9, 5, 3) }).rows // [1, 2, 0]
 */
export function contactsByPerson(columns: ContactColumns, kept?: Uint8Array): OrderedLog {
  checkContactColumns(columns);
  const { person, people, time } = columns;
  const start = new Int32Array(people + 1);
  const counts = (row: number) =>
    person[row]! >= 0 && !Number.isNaN(time[row]!) && (kept === undefined || kept[row] === 1);
  for (let row = 0; row < person.length; row++) {
    if (person[row]! >= people || person[row]! < -1) refuseContactPerson(person[row]!, people);
    if (counts(row)) start[person[row]! + 1]!++;
  }
  for (let code = 0; code < people; code++) start[code + 1]! += start[code]!;
  const rows = new Int32Array(start[people]!);
  const next = start.slice(0, people);
  for (let row = 0; row < person.length; row++) if (counts(row)) rows[next[person[row]!]!++] = row;
  for (let code = 0; code < people; code++) {
    for (let at = start[code]! + 1; at < start[code + 1]!; at++) {
      if (time[rows[at]!]! >= time[rows[at - 1]!]!) continue;
      rows.subarray(start[code]!, start[code + 1]!).sort((a, b) => time[a]! - time[b]! || a - b);
      break;
    }
  }
  return { person, people, time, rows, start };
}

/** Logs that were looked over: they do not change. */
const sound = new WeakSet<OrderedLog>();

/** @throws InputError where a log's rows are not those of its people. */
export function checkContactsInOrder(log: OrderedLog): void {
  if (sound.has(log)) return;
  const { people, start, rows, time } = log;
  let isOrdered = start.length === people + 1 && start[0] === 0 && start[people] === rows.length;
  for (let code = 0; code < people && isOrdered; code++) isOrdered = start[code]! <= start[code + 1]!;
  if (isOrdered) {
    checkedPlaces(rows, time.length, 'rows of a log');
    sound.add(log);
    return;
  }
  throw new InputError(
    `a log of ${people} people has ${start.length - 1} in order. Pass what contactsByPerson answers.`,
  );
}
