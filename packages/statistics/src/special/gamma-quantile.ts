import { invertTail } from './invert-tail.ts';
import { poissonMass } from './poisson-mass.ts';
import { regularisedGamma, regularisedGammaUpper } from './regularised-gamma.ts';

/**
 * The value a gamma variable with scale 1 stays below with this probability; 0 and Infinity at probability 0 and 1.
 *
 * @example
 * gammaQuantile(0.5, 3) // 2.674
 */
export function gammaQuantile(probability: number, shape: number): number {
  if (probability <= 0) return 0;
  if (probability >= 1) return Number.POSITIVE_INFINITY;
  const logarithm = invertTail(
    {
      lower: (t) => regularisedGamma(shape, Math.exp(t)),
      upper: (t) => regularisedGammaUpper(shape, Math.exp(t)),
      slope: (t) => poissonMass(shape, Math.exp(t)) * shape,
    },
    probability,
    Math.log(shape),
  );
  return Math.exp(logarithm);
}
