import { gammaQuantile } from './gamma-quantile.ts';
import { regularisedGamma, regularisedGammaUpper } from './regularised-gamma.ts';

/**
 * The probability that a chi-square variable exceeds `statistic`: the p-value of a chi-square test.
 *
 * @example
 * chiSquareUpper(3.841, 1) // 0.05001
 */
export function chiSquareUpper(statistic: number, degreesOfFreedom: number): number {
  return regularisedGammaUpper(degreesOfFreedom / 2, statistic / 2);
}

/**
 * The probability that a chi-square variable stays at or below `statistic`.
 *
 * @example
 * chiSquareCdf(5.991, 2) // 0.95
 */
export function chiSquareCdf(statistic: number, degreesOfFreedom: number): number {
  return regularisedGamma(degreesOfFreedom / 2, statistic / 2);
}

/**
 * The value a chi-square variable stays below with this probability; 0 and Infinity at probability 0 and 1.
 *
 * @example
 * chiSquareQuantile(0.95, 1) // 3.841
 */
export function chiSquareQuantile(probability: number, degreesOfFreedom: number): number {
  return 2 * gammaQuantile(probability, degreesOfFreedom / 2);
}
