import { printedError } from './precision.ts';

/** `of ÷ outOf` in lowest terms. */
export interface Fraction {
  readonly of: number;
  readonly outOf: number;
}

/** How many times less likely than this a fraction must be by chance. */
const TELLING = 100;

/**
 * Which fraction of small whole numbers is a printed number? By continued fractions; `null` where the digits printed
 * would fit some fraction of that size by chance.
 *
 * Source: Hardy, G. H. and Wright, E. M., "An Introduction to the Theory of Numbers", theorem 184.
 *
 * @example
 * [smallFraction(3 / 11, 5000), smallFraction(0.27, 5000)] // [{ of: 3, outOf: 11 }, null]
 */
export function smallFraction(value: number, largest: number): Fraction | null {
  const size = Math.abs(value);
  if (!Number.isFinite(size) || Number.isInteger(size)) return null;
  const error = printedError(size);
  let [numerator, before] = [Math.floor(size), 1];
  let [denominator, denominatorBefore] = [1, 0];
  let rest = size - Math.floor(size);
  while (denominator <= largest) {
    if (Math.abs(numerator / denominator - size) <= error) {
      return denominator ** 2 * 2 * error * TELLING < 1 ? { of: numerator, outOf: denominator } : null;
    }
    if (rest < 1e-13) return null;
    const whole = Math.floor(1 / rest);
    rest = 1 / rest - whole;
    [numerator, before] = [whole * numerator + before, numerator];
    [denominator, denominatorBefore] = [whole * denominator + denominatorBefore, denominator];
  }
  return null;
}
