import { saddleDeviance, stirlingError } from './stirling-error.ts';

const TWO_PI = 2 * Math.PI;

/**
 * The probability of exactly x events where `mean` are expected; x of 0 or more need not be whole.
 *
 * Source: Loader (2000).
 *
 * @example
 * poissonMass(2, 3) // 0.224
 */
export function poissonMass(x: number, mean: number): number {
  if (mean === 0) return x === 0 ? 1 : 0;
  if (x === 0) return Math.exp(-mean);
  return Math.exp(-stirlingError(x) - saddleDeviance(x, mean)) / Math.sqrt(TWO_PI * x);
}
