import { betaQuantileLogit } from './beta-quantile.ts';
import { regularisedBeta } from './regularised-beta.ts';

/**
 * The probability that Student's t exceeds t: the one-sided p-value of a t test.
 *
 * @example
 * studentUpper(2, 10) // 0.03669
 */
export function studentUpper(t: number, degreesOfFreedom: number): number {
  const whole = degreesOfFreedom + t * t;
  const tail = 0.5 * regularisedBeta(degreesOfFreedom / whole, degreesOfFreedom / 2, 0.5, (t * t) / whole);
  return t < 0 ? 1 - tail : tail;
}

/**
 * The value Student's t stays below with this probability, strictly between 0 and 1.
 *
 * @example
 * studentQuantile(0.975, 10) // 2.228
 */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  if (probability === 0.5) return 0;
  const bothTails = 2 * Math.min(probability, 1 - probability);
  const logit = betaQuantileLogit(bothTails, degreesOfFreedom / 2, 0.5);
  const size = Math.sqrt(degreesOfFreedom * Math.exp(-logit));
  return probability < 0.5 ? -size : size;
}
