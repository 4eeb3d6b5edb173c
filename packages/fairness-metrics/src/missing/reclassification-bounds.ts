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
 * Sharp bounds: low = (O_g / N_g) / ((O_r + U) / N_r), high = ((O_g + U) / N_g) / (O_r / N_r), for U events without a
 * group. They assume nothing; every value inside is reached by some allocation.
 *
 * @throws InputError where a count is negative or not finite.
 *
 * Source: Manski (2003).
 *
 * @example
 * const counts = { events: 30, population: 1000, referenceEvents: 100, referencePopulation: 10000, unknownEvents: 20 };
 * relativeRateBounds(counts) // { low: 2.5, high: 5, observed: 3 }
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

const UNBOUNDED = notComputed('nothing bounds it from above: the reference group has no events');

/** A group's events and people, and between what times the reference group's rate its own must lie. */
export type BoundedRate<Row> = Row & { readonly least: Bound; readonly most: Bound };

/** `null` of the reference group itself. */
type Bound = number | NotComputed | null;

/**
 * Between how many times the rate of the reference group must that of each group lie, wherever the events of unknown group
 * belong? {@link relativeRateBounds} of every group; why, where there are none or the events of unknown group are not told.
 *
 * @throws InputError as {@link relativeRateBounds} does, or where no group is the reference.
 *
 * @example
 * const groups = [{ group: 'A', events: 40, population: 1000 }, { group: 'B', events: 50, population: 5000 }];
 * boundedRates(groups, 'B', 10).map(({ most }) => most) // [5, null]
 */
export function boundedRates<
  Row extends { readonly group: string; readonly events: number; readonly population: number },
>(groups: readonly Row[], reference: string, unknownEvents: number | NotComputed): BoundedRate<Row>[] {
  const other = groups.find(({ group }) => group === reference);
  if (other === undefined) throw new InputError(`no group is called ${reference}. Name the one that others go by.`);
  return groups.map((row) => {
    if (row.group === reference) return { ...row, least: null, most: null };
    const bounds =
      typeof unknownEvents === 'number'
        ? relativeRateBounds({
            events: row.events,
            population: row.population,
            referenceEvents: other.events,
            referencePopulation: other.population,
            unknownEvents,
          })
        : unknownEvents;
    if ('status' in bounds) return { ...row, least: bounds, most: bounds };
    return { ...row, least: bounds.low, most: bounds.high ?? UNBOUNDED };
  });
}

/**
 * People of unknown group could all, or none of them, be in this one. Between what values must a share lie, such as a
 * false positive rate?
 *
 * Sharp bounds: `unknownWithout` people without the event join for the lowest, `unknownWith` people with it for the
 * highest. No one who is or could be in the group: not computed.
 *
 * @throws InputError where a count is negative or not finite, or the numerator passes the denominator.
 *
 * Source: Manski (2003).
 *
 * @example
 * rateBounds({ numerator: 10, denominator: 50, unknownWith: 5, unknownWithout: 15 }) // { low: 0.1538, high: 0.2727 }
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
