import { InputError } from '../input-error.ts';
import { poissonMass } from './poisson-mass.ts';

const SMALLEST = 1e-300;

/**
 * P(shape, x): the probability that a gamma variable with scale 1 stays at or below x.
 *
 * Source: Abramowitz & Stegun (1964), 6.5.29 and 6.5.31.
 *
 * @example
 * regularisedGamma(2, 3) // 0.8009
 */
export function regularisedGamma(shape: number, x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  refuseShape(shape);
  if (x <= 0) return 0;
  return x < shape + 1 ? lowerSeries(shape, x) : 1 - upperFraction(shape, x);
}

/**
 * Q(shape, x) = 1 − P(shape, x), with all its digits where it is small.
 *
 * @example
 * regularisedGammaUpper(2, 3) // 0.1991
 */
export function regularisedGammaUpper(shape: number, x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  refuseShape(shape);
  if (x <= 0) return 1;
  return x < shape + 1 ? 1 - lowerSeries(shape, x) : upperFraction(shape, x);
}

function refuseShape(shape: number): void {
  // Above, counts are no longer whole, and the series take as many terms as the root of the shape.
  if (shape > 0 && shape <= Number.MAX_SAFE_INTEGER) return;
  throw new InputError(`the shape of a gamma distribution must lie above 0, at most 2^53: ${shape}. Check the counts.`);
}

/** Abramowitz & Stegun (1964), 6.5.29. */
function lowerSeries(shape: number, x: number): number {
  let term = 1;
  let total = 1;
  for (let k = 1; term > total * 1e-17; k++) {
    term *= x / (shape + k);
    total += term;
  }
  return poissonMass(shape, x) * total;
}

/** Abramowitz & Stegun (1964), 6.5.31, in its even part, by the modified Lentz rule. */
function upperFraction(shape: number, x: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  let b = x + 1 - shape;
  let c = 1 / SMALLEST;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; ; k++) {
    const a = -k * (k - shape);
    b += 2;
    d = 1 / gammaTermAwayFromZero(a * d + b);
    c = gammaTermAwayFromZero(b + a / c);
    const step = d * c;
    fraction *= step;
    // Not "< 3e-16": a step that is no number would be waited for without end.
    if (!(Math.abs(step - 1) >= 3e-16)) return poissonMass(shape, x) * shape * fraction;
  }
}

function gammaTermAwayFromZero(value: number): number {
  return Math.abs(value) < SMALLEST ? SMALLEST : value;
}
