import { betaQuantileLogit } from './beta-quantile.ts';
import { regularisedBeta } from './regularised-beta.ts';

/**
 * The probability that Fisher's F, the ratio of two mean squares, exceeds `ratio`: the p-value of an F test.
 *
 * @example
 * fisherRatioUpper(4, 2, 10) // 0.05292
 */
export function fisherRatioUpper(ratio: number, degreesAbove: number, degreesBelow: number): number {
  if (ratio <= 0) return 1;
  const whole = degreesBelow + degreesAbove * ratio;
  return regularisedBeta(degreesBelow / whole, degreesBelow / 2, degreesAbove / 2, (degreesAbove * ratio) / whole);
}

/**
 * The value Fisher's F stays below with this probability, strictly between 0 and 1.
 *
 * @example
 * fisherRatioQuantile(0.95, 2, 10) // 4.103
 */
export function fisherRatioQuantile(probability: number, degreesAbove: number, degreesBelow: number): number {
  return (degreesBelow / degreesAbove) * Math.exp(betaQuantileLogit(probability, degreesAbove / 2, degreesBelow / 2));
}
