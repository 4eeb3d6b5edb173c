import { increasingOrder } from './p-values.ts';

/**
 * Many comparisons were made: which still stand if not even one false alarm is wanted?
 *
 * Holm's step-down adjusted p-values, in the order given: those at or below 0.05 stand, with at most 5% risk of any false
 * alarm among them.
 *
 * @throws InputError where a p-value lies outside 0 … 1.
 *
 * Source: Holm (1979).
 *
 * @example
 * holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(pValues: ArrayLike<number>): Float64Array {
  const adjusted = new Float64Array(pValues.length);
  let largest = 0;
  for (const [rank, index] of increasingOrder(pValues).entries()) {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * pValues[index]!));
    adjusted[index] = largest;
  }
  return adjusted;
}
