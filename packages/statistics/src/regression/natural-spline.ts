import { InputError } from '../input-error.ts';

const MOST_DEGREES = 1000;

/**
 * Columns that let a regression follow any smooth curve of `values`: cubic between knots, straight beyond the outer
 * ones.
 *
 * Restricted cubic splines with `degrees` columns (the value itself among them) and `degrees − 1` inner knots at equal
 * quantiles between the smallest and largest value. They span the same curves as R's `ns(x, df)`; the columns
 * themselves differ. Values are first scaled to 0 … 1. Where values have fewer distinct knots, fewer columns come back.
 *
 * @throws InputError where degrees is below 1 or a value is not finite.
 *
 * Source: Hastie, Tibshirani & Friedman (2009), equation 5.4.
 *
 * @example
 * naturalSpline(Float64Array.of(0, 1, 2, 3, 4), 2).length // 2
 */
export function naturalSpline(values: Float64Array, degrees: number): Float64Array[] {
  if (!Number.isInteger(degrees) || degrees < 1 || degrees > MOST_DEGREES) {
    throw new InputError(`degrees must be a whole number from 1 to ${MOST_DEGREES}: ${degrees}. Pass e.g. 6.`);
  }
  const sorted = Float64Array.from(values).sort();
  const low = sorted[0] ?? 0;
  const high = sorted.at(-1) ?? 0;
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    throw new InputError(`values must be finite: ${low} to ${high}. Drop rows without a value.`);
  }
  const span = high - low;
  if (span === 0) return [];
  const scaled = values.map((value) => (value - low) / span);
  const knots: number[] = [];
  for (let knot = 0; knot <= degrees; knot++) {
    const place = ((sorted.length - 1) * knot) / degrees;
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    const value = sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
    const at = (value - low) / span;
    if (knots.length === 0 || at > knots.at(-1)! + 1e-9) knots.push(at);
  }
  const last = knots.length - 1;
  const bend = (k: number, x: number) => {
    const cube = (from: number) => Math.max(0, x - from) ** 3;
    return (cube(knots[k]!) - cube(knots[last]!)) / (knots[last]! - knots[k]!);
  };
  const columns = [scaled];
  for (let k = 0; k < last - 1; k++) columns.push(scaled.map((x) => bend(k, x) - bend(last - 1, x)));
  return columns;
}
