import {
  InputError,
  isComputed,
  type Lots,
  type NotComputed,
  notComputed,
  type TopPlaces,
  topPlaces,
} from '@assay/statistics';
import { UNKNOWN } from '../cells/binary-column.ts';
import type { RateCounts } from '../rate/rate-counts.ts';

/** Who heads a list of stated length. */
export interface HighestScores {
  readonly status: 'computed';
  readonly places: TopPlaces;
  /** 1 on the list, 0 not; people whom the model does not score are not, or not known to be. */
  readonly listed: Uint8Array;
}

/**
 * Who is on the list of exactly so many places by this score, whoever ties at its end having a place by lot?
 *
 * A model that scores nobody, a list without places, and one with a place for everybody whom the model scores are not computed: they
 * choose nobody. A row without a score (`NaN`) is not on the list (0), or with `unscored: 'unknown'` not known (2).
 *
 * @throws InputError where places are no whole number of 0 or more, or there is not one lot for each score.
 *
 * @example
 * const lots = drawLots(randomStream('example'), ['p', 'q', 'r']);
 * highestScores(Float64Array.of(0.9, 0.5, NaN), 1, lots).listed // [1, 0, 0]
 */
export function highestScores(
  score: Float64Array,
  places: number,
  lots: Lots,
  { unscored = 'not-listed' as 'not-listed' | 'unknown' } = {},
): HighestScores | NotComputed {
  const list = topPlaces(score, places, { lots });
  const scored = scoredAmong(score) ?? 0;
  if (scored === 0) return notComputed('nobody has a score of this model');
  if (places >= scored)
    return notComputed('the list has a place for everybody whom the model scores, so it chooses nobody');
  if (places === 0) return notComputed('the list has no place, so it chooses nobody');
  if (!isComputed(list)) return list;
  const unknown = unscored === 'unknown' ? UNKNOWN : 0;
  const listed = Uint8Array.from(list.shares, (place, row) => (Number.isNaN(score[row]!) ? unknown : place));
  return { status: 'computed', places: list, listed };
}

/**
 * How many people does a model score, of all or of those that are marked with 1? `null` where it scores nobody, which is what a file
 * without its score looks like too, or where of nobody the mark is known.
 *
 * @example
 * scoredAmong(Float64Array.of(0.9, NaN, 0.1), Uint8Array.of(1, 1, 0)) // 1
 */
export function scoredAmong(score: Float64Array, marked?: ArrayLike<number>): number | null {
  let [people, scored, isKnown] = [0, 0, marked === undefined];
  for (let row = 0; row < score.length; row++) {
    isKnown ||= marked![row]! <= 1;
    if (Number.isNaN(score[row]!)) continue;
    scored++;
    if (marked === undefined || marked[row] === 1) people++;
  }
  return scored > 0 && isKnown ? people : null;
}

/**
 * Of the people on a list, to how many did it happen, of those of whom it is known?
 *
 * @param listed 1 on the list.
 * @param label 1 it did, 0 it did not; anything else is not known.
 * @throws InputError where the columns differ in length.
 *
 * @example
 * happenedOnList(Uint8Array.of(1, 1, 1, 0), Uint8Array.of(1, 0, 2, 1)) // { of: 1, outOf: 2 }
 */
export function happenedOnList(listed: ArrayLike<number>, label: ArrayLike<number>): RateCounts {
  if (listed.length !== label.length)
    throw new InputError(`columns must be of one length: ${listed.length} and ${label.length}. Check the join.`);
  const counts = { of: 0, outOf: 0 };
  for (let row = 0; row < listed.length; row++) {
    const happened = label[row];
    if (listed[row] !== 1 || (happened !== 0 && happened !== 1)) continue;
    counts.of += happened;
    counts.outOf++;
  }
  return counts;
}
