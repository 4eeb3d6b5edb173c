import { InputError, logGamma, poissonMass } from '@assay/statistics';

/** A person's contacts: more is a mistake. */
const MOST_CONTACTS = 1e9;

/**
 * How unequal would contact look if everyone had the same need? Gini of Poisson counts with the given mean, in closed form
 * e^(−2λ)(I₀(2λ) + I₁(2λ)); here Σ F(k)(1 − F(k)) ÷ λ, which needs no Bessel function and cannot overflow.
 *
 * @throws InputError where the mean is not above 0.
 *
 * Source: Ramasubban (1958).
 *
 * @example
 * poissonGini(1) // 0.5238
 */
export function poissonGini(mean: number): number {
  if (!(mean > 0 && mean <= MOST_CONTACTS)) {
    throw new InputError(`the mean must lie above 0, at most ${MOST_CONTACTS}: ${mean}. Pass contacts per person.`);
  }
  const reach = 12 * Math.sqrt(mean) + 30;
  let below = 0;
  let sum = 0;
  for (let count = Math.max(0, Math.floor(mean - reach)); count <= mean + reach; count++) {
    below += poissonMass(count, mean);
    sum += below * Math.max(0, 1 - below);
  }
  return sum / mean;
}

/**
 * How unequal is the need behind the counts? Gini of gamma-distributed rates of the given shape,
 * Γ(shape + ½) ÷ (Γ(shape + 1)√π).
 *
 * @throws InputError where the shape is not above 0.
 *
 * Source: McDonald & Jensen (1979).
 *
 * @example
 * gammaGini(1) // 0.5
 */
export function gammaGini(shape: number): number {
  if (!(shape > 0 && shape < Number.POSITIVE_INFINITY))
    throw new InputError(`the shape must be above 0 and finite: ${shape}. Pass a fitted shape.`);
  return Math.exp(logGamma(shape + 0.5) - logGamma(shape + 1)) / Math.sqrt(Math.PI);
}
