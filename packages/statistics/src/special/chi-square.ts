import { gammaQuantile } from './gamma-quantile.ts';
import { regularisedGamma, regularisedGammaUpper } from './regularised-gamma.ts';

/** The probability that a chi-square variable exceeds `statistic`: the p-value of a chi-square test. */
export function chiSquareUpper(statistic: number, degreesOfFreedom: number): number {
  return regularisedGammaUpper(degreesOfFreedom / 2, statistic / 2);
}

/** The probability that a chi-square variable stays at or below `statistic`. */
export function chiSquareCdf(statistic: number, degreesOfFreedom: number): number {
  return regularisedGamma(degreesOfFreedom / 2, statistic / 2);
}

/** The value a chi-square variable stays below with this probability. */
export function chiSquareQuantile(probability: number, degreesOfFreedom: number): number {
  return 2 * gammaQuantile(probability, degreesOfFreedom / 2);
}
