import { USUAL_LEVEL } from '@assay/statistics';

/**
 * What chance alone exceeds in one case of twenty, of values that chance made, from the least to the largest: with the
 * value observed counted as one of them, as its p-value counts it.
 */
export function chanceLimitOf(ascending: ArrayLike<number>): number {
  const rank = Math.ceil(USUAL_LEVEL * (ascending.length + 1));
  return ascending[Math.min(ascending.length, rank) - 1]!;
}
