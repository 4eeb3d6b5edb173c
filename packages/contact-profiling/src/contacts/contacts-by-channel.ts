import { InputError } from '@assay/statistics';
import type { CategoryCounts } from './contacts-by-category.ts';

export interface CoverageRow {
  readonly channel: string;
  readonly contacts: number;
  readonly people: number;
  /** People whom this channel alone has seen: without it they are in no list. */
  readonly onlyHere: number;
}

/**
 * Does one view over all services show more than the services' own? Contacts and people by channel, and the people whom
 * no other channel saw. A channel of the list with nobody is a row of noughts: absent data look like absent people.
 *
 * @example
 * const log = { person: Int32Array.of(0, 0, 1), people: 2, time: Float64Array.of(1, 2, 3) };
 * contactsByChannel(contactsByCategory(log, dictionaryColumn(['999', 'online', '999'])))[0] // { channel: '999', contacts: 2, people: 2, onlyHere: 1 }
 */
export function contactsByChannel({ categories, counts, people }: CategoryCounts): CoverageRow[] {
  const width = categories.length;
  if (counts.length !== people * width) {
    throw new InputError(
      `counts must hold ${people} people by ${width} channels: ${counts.length}. Pass those of countByCategory.`,
    );
  }
  const rows = categories.map((channel) => ({ channel, contacts: 0, people: 0, onlyHere: 0 }));
  for (let code = 0; code < people; code++) {
    let used = 0;
    let last = -1;
    for (let at = 0; at < width; at++) {
      const here = counts[code * width + at]!;
      if (here === 0) continue;
      rows[at]!.contacts += here;
      rows[at]!.people++;
      used++;
      last = at;
    }
    if (used === 1) rows[last]!.onlyHere++;
  }
  return rows.at(-1)!.contacts === 0 ? rows.slice(0, -1) : rows;
}
