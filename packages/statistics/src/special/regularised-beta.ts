import { InputError } from '../input-error.ts';
import { binomialMass } from './binomial-mass.ts';

const SMALLEST = 1e-300;

/** Sums beyond it have no whole numbers of their own, and the fraction takes as many steps as their root. */
const LARGEST = 2 ** 53;

/**
 * I_x(first, second): the probability that a beta variable stays at or below x. `complement` is 1 − x, passed where the
 * caller knows it to more digits.
 *
 * Source: DiDonato & Morris (1992), continued fraction 9.
 *
 * @example
 * regularisedBeta(0.4, 2, 3) // 0.5248
 */
export function regularisedBeta(x: number, first: number, second: number, complement = 1 - x): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (!(first > 0 && second > 0 && first + second <= LARGEST))
    throw new InputError(
      `parameters of a beta distribution must be above 0 and finite: ${first}, ${second}. Check the counts.`,
    );
  if (x <= 0) return 0;
  if (complement <= 0) return 1;
  if (x <= (first + 1) / (first + second + 2)) return byFraction(x, complement, first, second);
  return 1 - byFraction(complement, x, second, first);
}

/**
 * 1 − I_x(first, second), with all its digits where it is small.
 *
 * @example
 * regularisedBetaUpper(0.4, 2, 3) // 0.4752
 */
export function regularisedBetaUpper(x: number, first: number, second: number, complement = 1 - x): number {
  return regularisedBeta(complement, second, first, x);
}

/** Continued fraction 9 of DiDonato & Morris (1992), which stays exact where x is near 1, by the modified Lentz rule. */
function byFraction(x: number, complement: number, a: number, b: number): number {
  const beyondMean = a * complement - b * x;
  let c = betaTermAwayFromZero(((beyondMean + 1) * a) / (a + 1));
  let d = 0;
  let fraction = 1 / c;
  for (let n = 1; ; n++) {
    const odd = a + 2 * n - 1;
    const above = ((a + n - 1) * (a + b + n - 1) * n * (b - n) * x * x) / (odd * odd);
    const below = n + (n * (b - n) * x) / odd + ((a + n) * (beyondMean + 1 + n * (1 + complement))) / (a + 2 * n + 1);
    d = 1 / betaTermAwayFromZero(below + above * d);
    c = betaTermAwayFromZero(below + above / c);
    const step = c * d;
    fraction /= step;
    // Not "< 3e-16": a step that is no number would be waited for without end.
    if (!(Math.abs(step - 1) >= 3e-16)) break;
  }
  return ((binomialMass(a, a + b, x, complement) * a * b) / (a + b)) * fraction;
}

function betaTermAwayFromZero(value: number): number {
  return Math.abs(value) < SMALLEST ? SMALLEST : value;
}
