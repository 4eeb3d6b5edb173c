import { increasingOrder } from './p-values.ts';

export interface FalseDiscoveryOptions {
  /** Benjamini–Yekutieli's factor, which holds whatever the dependence between the tests. Default false. */
  readonly anyDependence?: boolean;
}

/**
 * Many comparisons were made to explore: which are worth a look, if a stated share of them may be false alarms?
 *
 * Benjamini–Hochberg adjusted p-values, in the order given: of those at or below 0.05, about 5% are expected to be false.
 *
 * @throws InputError where a p-value lies outside 0 … 1.
 *
 * Source: Benjamini & Hochberg (1995); Benjamini & Yekutieli (2001) for any dependence.
 *
 * @example
 * falseDiscovery([0.01, 0.04, 0.03]) // [0.03, 0.04, 0.04]
 */
export function falseDiscovery(pValues: ArrayLike<number>, options: FalseDiscoveryOptions = {}): Float64Array {
  const count = pValues.length;
  let factor = 1;
  if (options.anyDependence) {
    factor = 0;
    for (let rank = 1; rank <= count; rank++) factor += 1 / rank;
  }
  const adjusted = new Float64Array(count);
  let smallest = 1;
  const order = increasingOrder(pValues);
  for (let rank = count; rank >= 1; rank--) {
    const index = order[rank - 1]!;
    smallest = Math.min(smallest, (factor * count * pValues[index]!) / rank);
    adjusted[index] = smallest;
  }
  return adjusted;
}
