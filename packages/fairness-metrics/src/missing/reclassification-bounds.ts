import { InputError, type NotComputed, notComputed } from '@assay/statistics';

/** The least and greatest value that any allocation of the people of unknown group could give. */
export interface Bounds {
  readonly low: number;
  /** `null` where nothing bounds it from above. */
  readonly high: number | null;
}

export interface RelativeRateBounds extends Bounds {
  /** The ratio of those whose group is known, taken alone. */
  readonly observed: number | NotComputed;
}

/**
 * Events of people whose group was not stated could belong to anyone. Between what values must the relative rate lie?
 *
 * Sharp bounds: low = (O_g / N_g) / ((O_r + U) / N_r), high = ((O_g + U) / N_g) / (O_r / N_r), for U events without a group.
 * They assume nothing; every value inside is reached by some allocation. Source: Manski (2003).
 */
export function relativeRateBounds(counts: {
  readonly events: number;
  readonly population: number;
  readonly referenceEvents: number;
  readonly referencePopulation: number;
  readonly unknownEvents: number;
}): RelativeRateBounds | NotComputed {
  const { events, population, referenceEvents, referencePopulation, unknownEvents } = counts;
  for (const [name, value] of Object.entries(counts)) {
    if (!(value >= 0) || !Number.isFinite(value)) {
      throw new InputError(`${name} must be finite and not negative: ${value}. Correct the count.`);
    }
  }
  if (population === 0 || referencePopulation === 0) return notComputed('the population of a group is 0');
  if (referenceEvents + unknownEvents === 0) return notComputed('the reference group has no events');
  const low = events / population / ((referenceEvents + unknownEvents) / referencePopulation);
  const high =
    referenceEvents === 0 ? null : (events + unknownEvents) / population / (referenceEvents / referencePopulation);
  const observed =
    referenceEvents === 0
      ? notComputed('the reference group has no events')
      : events / population / (referenceEvents / referencePopulation);
  return { low, high, observed };
}

/**
 * The same for a share such as a false positive rate: `unknown` people of whom `unknownWith` have the event could all be, or
 * none of them be, in the group. Low: those without the event join; high: those with it join. Source: Manski (2003).
 */
export function rateBounds(counts: {
  readonly numerator: number;
  readonly denominator: number;
  readonly unknownWith: number;
  readonly unknownWithout: number;
}): Bounds | NotComputed {
  const { numerator, denominator, unknownWith, unknownWithout } = counts;
  for (const [name, value] of Object.entries(counts)) {
    if (!(value >= 0) || !Number.isFinite(value)) {
      throw new InputError(`${name} must be finite and not negative: ${value}. Correct the count.`);
    }
  }
  if (numerator > denominator) {
    throw new InputError(
      `numerator must not pass the denominator: ${numerator} of ${denominator}. Correct the counts.`,
    );
  }
  if (denominator + unknownWith + unknownWithout === 0) return notComputed('no one is or could be in this group');
  const low = denominator + unknownWithout === 0 ? 0 : numerator / (denominator + unknownWithout);
  const high = denominator + unknownWith === 0 ? 1 : (numerator + unknownWith) / (denominator + unknownWith);
  // Where the group itself is empty, any share can be reached by choosing who joins.
  return denominator === 0 ? { low: unknownWithout > 0 ? 0 : 1, high: unknownWith > 0 ? 1 : 0 } : { low, high };
}
