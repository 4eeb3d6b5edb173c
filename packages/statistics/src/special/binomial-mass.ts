import { saddleDeviance, stirlingError } from './stirling-error.ts';

const TWO_PI = 2 * Math.PI;

/**
 * The probability of exactly x successes in n trials; x and n need not be whole. `failure` is 1 − probability, passed
 * where the caller knows it to more digits. Outside 0 … n it is 0; of what is no finite number of trials, `NaN`.
 *
 * Source: Loader (2000).
 *
 * @example
 * binomialMass(3, 10, 0.5) // 0.1172
 */
export function binomialMass(x: number, n: number, probability: number, failure = 1 - probability): number {
  if (Number.isNaN(x + probability + failure) || !Number.isFinite(n)) return Number.NaN;
  if (x < 0 || x > n) return 0;
  if (probability === 0) return x === 0 ? 1 : 0;
  if (failure === 0) return x === n ? 1 : 0;
  if (x === 0) return Math.exp(n * logOf(failure, probability));
  if (x === n) return Math.exp(n * logOf(probability, failure));
  const exponent =
    stirlingError(n) -
    stirlingError(x) -
    stirlingError(n - x) -
    saddleDeviance(x, n * probability) -
    saddleDeviance(n - x, n * failure);
  return Math.exp(exponent) * Math.sqrt(n / (TWO_PI * x * (n - x)));
}

function logOf(probability: number, complement: number): number {
  return complement < 0.5 ? Math.log1p(-complement) : Math.log(probability);
}
