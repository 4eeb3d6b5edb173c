import { type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';

/**
 * The value below which a given share of the values lies: the R-7 quantile, a straight line between neighbours.
 * The values need no order and are left as they are.
 *
 * @throws InputError where probability lies outside 0 … 1 or a value is NaN or infinite.
 *
 * Source: Hyndman & Fan (1996), definition 7.
 *
 * @example
 * quantileR7([10, 20, 30, 40], 0.5) // 25
 */
export function quantileR7(values: ArrayLike<number>, probability: number): number | NotComputed {
  return quantileR7Sorted(Float64Array.from(values).sort(), probability);
}

/**
 * As {@link quantileR7}, of values already in increasing order, which are not sorted again. No values: not computed.
 *
 * @throws InputError where probability lies outside 0 … 1 or the first or last value is NaN or infinite.
 *
 * @example
 * quantileR7Sorted(Float64Array.of(10, 20, 30, 40), 0.25) // 17.5
 */
export function quantileR7Sorted(sorted: ArrayLike<number>, probability: number): number | NotComputed {
  if (!(probability >= 0 && probability <= 1)) {
    throw new InputError(`probability must lie between 0 and 1: ${probability}. Pass e.g. 0.5 for the median.`);
  }
  const n = sorted.length;
  if (n === 0) return notComputed('there are no values');
  // Typed arrays sort NaN to the end.
  for (const end of [sorted[n - 1]!, sorted[0]!]) {
    if (!Number.isFinite(end)) throw new InputError(`values must be finite numbers: ${end}. Leave missing values out.`);
  }
  const position = (n - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below]!;
  if (below === n - 1) return low;
  return low + (position - below) * (sorted[below + 1]! - low);
}
