import { InputError, type NotComputed, notComputed } from '@assay/statistics';

/** Squares of rates are weighed by people. */
const LARGEST = 1e75;

/**
 * Rates of areas pulled towards the common rate, the more the fewer people an area has, without assuming a distribution:
 * Marshall's global empirical Bayes estimator.
 *
 * @throws InputError where columns differ in length or an area has no one in it.
 *
 * Source: Marshall (1991).
 *
 * @example
 * marshallRates([1, 9], [100, 100]) // [0.0225, 0.0775]
 */
export function marshallRates(events: ArrayLike<number>, population: ArrayLike<number>): Float64Array | NotComputed {
  const areas = events.length;
  if (population.length !== areas) {
    throw new InputError(`events and population must have the same length: ${areas} and ${population.length}.`);
  }
  if (areas === 0) return notComputed('there is no area');
  let totalEvents = 0;
  let totalPeople = 0;
  for (let area = 0; area < areas; area++) {
    if (!(population[area]! > 0)) {
      throw new InputError(`population must be above 0: ${population[area]} in area ${area}. Leave empty areas out.`);
    }
    if (!(events[area]! >= 0 && events[area]! / population[area]! < LARGEST && population[area]! < LARGEST)) {
      throw new InputError(`events must be counts: ${events[area]} of ${population[area]} in area ${area}.`);
    }
    totalEvents += events[area]!;
    totalPeople += population[area]!;
  }
  const mean = totalEvents / totalPeople;
  let spread = 0;
  for (let area = 0; area < areas; area++) {
    spread += (population[area]! * (events[area]! / population[area]! - mean) ** 2) / totalPeople;
  }
  const between = Math.max(0, spread - mean / (totalPeople / areas));
  return Float64Array.from({ length: areas }, (_, area) => {
    const raw = events[area]! / population[area]!;
    return between === 0 ? mean : mean + ((raw - mean) * between) / (between + mean / population[area]!);
  });
}
