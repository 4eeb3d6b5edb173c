import type { Interval, NotComputed } from '@assay/statistics';
import { InputError, normalQuantile, notComputed, USUAL_LEVEL } from '@assay/statistics';

/** Two estimates that may share data, and how they vary together. */
export interface RatioParts {
  readonly numerator: number;
  readonly denominator: number;
  readonly numeratorVariance: number;
  readonly denominatorVariance: number;
  readonly covariance: number;
}

/**
 * Between which values does a ratio of two uncertain numbers lie?
 *
 * Fieller's interval: all r for which numerator − r·denominator is not told from zero. Bounded only where the
 * denominator itself is told from zero at the same level; elsewhere not computed, because every finite interval would
 * be a pretence. `quantile` is the normal one unless given, e.g. Student's.
 *
 * Source: Fieller (1954), "Some problems in interval estimation", JRSS B 16.
 *
 * @example
 * fiellerInterval({
 *   numerator: 1,
 *   denominator: 2,
 *   numeratorVariance: 0.01,
 *   denominatorVariance: 0.01,
 *   covariance: 0,
 * }) // { low: 0.3946, high: 0.6151 }
 */
export function fiellerInterval(
  parts: RatioParts,
  level = USUAL_LEVEL,
  quantile = normalQuantile(1 - (1 - level) / 2),
): Interval | NotComputed {
  const { numerator: n, denominator: d, numeratorVariance, denominatorVariance, covariance } = parts;
  const odd = [n, d, numeratorVariance, denominatorVariance, covariance, level, quantile].find(Number.isNaN);
  if (odd !== undefined)
    throw new InputError('the parts of a ratio must be numbers: NaN. Say why they are not computed.');
  const squaredQuantile = quantile ** 2;
  const a = d * d - squaredQuantile * denominatorVariance;
  const b = n * d - squaredQuantile * covariance;
  const c = n * n - squaredQuantile * numeratorVariance;
  if (!(Number.isFinite(a) && Number.isFinite(b * b) && Number.isFinite(a * c)))
    return notComputed('the parts of the ratio are too large to be squared');
  if (a <= 0) return notComputed('the denominator is not told from zero, so the ratio has no bounded interval');
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  return { low: (b - root) / a, high: (b + root) / a, level, method: 'Fieller interval' };
}
