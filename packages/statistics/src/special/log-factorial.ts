import { logGamma } from './log-gamma.ts';

const TABLE = Float64Array.from({ length: 256 }, (_, n) => logGamma(n + 1));

/**
 * The natural logarithm of n! for a whole number n of 0 or more: from a table below 256, else {@link logGamma}, which
 * refuses what lies below 0.
 *
 * @example
 * logFactorial(5) // 4.787
 */
export function logFactorial(n: number): number {
  return (n < 256 ? TABLE[n] : undefined) ?? logGamma(n + 1);
}
