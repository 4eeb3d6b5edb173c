import { InputError } from '@assay/statistics';
import { KeptPairs } from './kept-pairs.ts';
import type { ScoredPairs } from './scored-pairs.ts';

/**
 * Pairs of which each has a weight: the length that they say is no longer than their lists.
 *
 * @throws InputError where it is, or is no whole number.
 */
export function checkedPairs(pairs: ScoredPairs): ScoredPairs {
  // Their own lists would be made only to be measured.
  if (pairs instanceof KeptPairs) return pairs;
  const { length, weight } = pairs;
  if (!Number.isInteger(length) || length < 0 || length > weight.length)
    throw new InputError(
      `pairs must be as many as their weights: ${length} of ${weight.length}. Pass what scorePairs gives.`,
    );
  return pairs;
}

/** @throws InputError where the weight of a pair is NaN. */
export function checkedWeight(weight: number): number {
  if (Number.isNaN(weight)) throw new InputError('the weight of a pair is NaN. Score the pair, or leave it out.');
  return weight;
}
