import { regularisedGammaUpper } from './regularised-gamma.ts';

/**
 * The probability that a standard normal stays at or below z.
 *
 * @example
 * normalCdf(1.96) // 0.975
 */
export function normalCdf(z: number): number {
  return normalUpper(-z);
}

/**
 * The probability that a standard normal exceeds z, with all its digits far out.
 *
 * @example
 * normalUpper(10) // 7.62e-24
 */
export function normalUpper(z: number): number {
  // The other tail is less than half of the last digit of 1.
  if (z < -8.3) return 1;
  const tail = 0.5 * regularisedGammaUpper(0.5, 0.5 * z * z);
  return z < 0 ? 1 - tail : tail;
}
