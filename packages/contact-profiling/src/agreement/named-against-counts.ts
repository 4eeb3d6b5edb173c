import type { MaybeEstimate } from '@assay/statistics';
import { peopleInMostContact } from '../contacts/people-in-most-contact.ts';
import { type RankBiasedOverlap, rankBiasedOverlap } from './rank-biased-overlap.ts';
import { recallAt } from './recall-at.ts';
import { type YesNoTable, yesNoTable } from './yes-no-table.ts';

/** How many of the data's list the overlap looks at: far beyond what it still gives weight to. */
const LONGEST_LIST = 200;

export interface NamedAgainstCounts {
  readonly named: number;
  /** Of those named, how many are as far up the data's list. */
  readonly found: number;
  readonly recall: MaybeEstimate;
  readonly overlap: RankBiasedOverlap;
  /** Person by person of those in contact: named or not, on the data's list or not. */
  readonly table: YesNoTable;
}

/**
 * Do officers name the people whom the data show to be most in contact?
 *
 * The named, in order, against the list of as many with the highest counts, ties kept whole: recall, rank-biased overlap
 * at persistence 0.9 with the whole list, and who is on which. `counts` by person code; the code of somebody whom the
 * data do not have may be below 0.
 *
 * Source: Webber, Moffat and Zobel (2010).
 *
 * @example
 * namedAgainstCounts([2, 0], [5, 3, 4, 0]) // { named: 2, found: 2, table: [[2, 0], [0, 1]] }
 */
export function namedAgainstCounts(named: readonly number[], counts: ArrayLike<number>): NamedAgainstCounts {
  const data = peopleInMostContact(counts, named.length);
  const top = new Set(data.flat());
  const told = new Set(named);
  const inContact = Array.from(counts, (_, code) => code).filter((code) => counts[code]! > 0);
  return {
    named: named.length,
    found: named.filter((code) => top.has(code)).length,
    recall: recallAt(named, data, named.length),
    overlap: rankBiasedOverlap(named, peopleInMostContact(counts, LONGEST_LIST), { persistence: 0.9 }),
    table: yesNoTable(
      inContact.map((code) => (told.has(code) ? 1 : 0)),
      inContact.map((code) => (top.has(code) ? 1 : 0)),
    ),
  };
}
