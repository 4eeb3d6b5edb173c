import { checkedBound } from '../checked-numbers.ts';

/**
 * How many of what, as a sentence says it: one row, two rows, 1,200 rows.
 *
 * @param plural where it is not the noun with an s.
 *
 * @throws InputError where it is no number.
 *
 * @example
 * [countedNoun(1, 'row'), countedNoun(1200, 'slice'), countedNoun(2, 'entry', 'entries')] // ['1 row', '1,200 slices', '2 entries']
 */
export function countedNoun(count: number, singular: string, plural = `${singular}s`): string {
  checkedBound(count, 'count');
  return `${count.toLocaleString('en-GB')} ${count === 1 ? singular : plural}`;
}
