import { binomialMass } from './binomial-mass.ts';
import { invertTail } from './invert-tail.ts';
import { regularisedBeta } from './regularised-beta.ts';

/**
 * The value a beta variable stays below with this probability. Newton's rule on the smaller tail; 0 and 1 at the ends.
 *
 * @example
 * betaQuantile(0.5, 2, 3) // 0.3857
 */
export function betaQuantile(probability: number, first: number, second: number): number {
  if (probability <= 0) return 0;
  if (probability >= 1) return 1;
  return 1 / (1 + Math.exp(-betaQuantileLogit(probability, first, second)));
}

/** ln(x ÷ (1 − x)) of the beta quantile x: it keeps the digits of 1 − x where x is near 1. */
export function betaQuantileLogit(probability: number, first: number, second: number): number {
  const whole = first + second;
  return invertTail(
    {
      lower: (t) => regularisedBeta(share(t), first, second, share(-t)),
      upper: (t) => regularisedBeta(share(-t), second, first, share(t)),
      slope: (t) => (binomialMass(first, whole, share(t), share(-t)) * first * second) / whole,
    },
    probability,
    Math.log(first / second),
  );
}

function share(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
