import {
  byarRate,
  conditionalRateRatio,
  garwoodRate,
  InputError,
  isComputed,
  katzRatio,
  type MaybeEstimate,
  moverRatio,
  type NotComputed,
  notComputed,
  scaleEstimate,
  USUAL_LEVEL,
} from '@assay/statistics';
import { type RelativeRateBounds, relativeRateBounds } from '../missing/reclassification-bounds.ts';

/** Events that police recorded for a group, and how many people of the group live where they could happen. */
export interface GroupEvents {
  readonly group: string;
  readonly events: number;
  readonly population: number;
}

export interface PopulationOptions {
  /** The group that others are compared with; say which: "White" and "White British" give different numbers. */
  readonly reference: string;
  /** What the population is: "Census 2021 usual residents". Stated with every number, because the choice is disputed. */
  readonly benchmark: string;
  /** Events of people whose group is unknown. */
  readonly unknownEvents?: number;
  readonly level?: number;
}

export interface PopulationRow {
  readonly group: string;
  readonly reference: string;
  readonly benchmark: string;
  readonly events: number;
  readonly population: number;
  /** Byar's interval, Garwood's exact one below 10 events. */
  readonly ratePer1000: MaybeEstimate;
  /** Group rate ÷ reference rate, exact conditional Poisson: events, since one person can have several. */
  readonly relativeRate: MaybeEstimate;
  /** The same as a ratio of persons with Katz's interval, for comparison with publications; not computed where events outnumber residents. */
  readonly relativeRisk: MaybeEstimate;
  /** Events beyond what the reference group's rate would give this group. */
  readonly excessEvents: number | NotComputed;
  /** Share of events ÷ share of population. */
  readonly shareRatio: MaybeEstimate;
  /** Between these the relative rate must lie, whoever the people of unknown group are. */
  readonly relativeRateBounds: RelativeRateBounds | NotComputed;
}

/**
 * How often does each group come into this police activity, for its size, and how does that compare with another group?
 *
 * Relative rate index = (O_g / N_g) ÷ (O_ref / N_ref), divided before any rounding. Excess events = O_g − N_g · O_ref /
 * N_ref. Residents are not the people officers meet; the benchmark is named in every row. A difference may indicate an
 * area worth further investigation; it is not by itself evidence of bias.
 *
 * @throws InputError where the reference group is not among the rows or a group occurs twice.
 *
 * Source: Uhrig (2016) for the index; Przyborowski and Wilenski (1940), Katz and others (1978) for the intervals;
 * Manski (2003).
 *
 * @example
 * const rows = [{ group: 'White', events: 100, population: 10000 }, { group: 'Black', events: 30, population: 1000 }];
 * populationRates(rows, { reference: 'White', benchmark: 'Census 2021 usual residents' })[1].relativeRate.value // 3
 */
export function populationRates(rows: readonly GroupEvents[], options: PopulationOptions): PopulationRow[] {
  const { reference, benchmark, unknownEvents = 0, level = USUAL_LEVEL } = options;
  const groups = rows.map(({ group }) => group);
  const base = rows.find(({ group }) => group === reference);
  if (!base)
    throw new InputError(`the reference group is not among the rows: ${reference}. They hold ${groups.join(', ')}.`);
  const twice = groups.find((group, index) => groups.indexOf(group) !== index);
  if (twice !== undefined) throw new InputError(`a group occurs twice: ${twice}. Add its counts first.`);
  const allEvents = rows.reduce((sum, row) => sum + row.events, 0);
  const allPeople = rows.reduce((sum, row) => sum + row.population, 0);
  return rows.map(({ group, events, population }) => ({
    group,
    reference,
    benchmark,
    events,
    population,
    ratePer1000: ratePer1000(events, population, level),
    relativeRate:
      group === reference
        ? againstItself(base)
        : conditionalRateRatio(
            { events, exposure: population },
            { events: base.events, exposure: base.population },
            { level },
          ),
    relativeRisk: group === reference ? againstItself(base) : relativeRisk({ events, population }, base, level),
    excessEvents:
      base.population === 0
        ? notComputed('the reference group has no population')
        : population === 0
          ? notComputed('the group has no population')
          : events - (population * base.events) / base.population,
    shareRatio: shareRatio(events, allEvents, population, allPeople, level),
    relativeRateBounds:
      group === reference
        ? notComputed(AGAINST_ITSELF)
        : relativeRateBounds({
            events,
            population,
            referenceEvents: base.events,
            referencePopulation: base.population,
            unknownEvents,
          }),
  }));
}

/**
 * How many events are there for every 1,000 people? Byar's interval as UK public health reports it, Garwood's exact one
 * below 10 events. No population: not computed.
 *
 * @example
 * ratePer1000(30, 1000).interval // { low: 20.24, high: 42.83 }
 */
export function ratePer1000(events: number, population: number, level = USUAL_LEVEL): MaybeEstimate {
  const method = events < 10 ? garwoodRate : byarRate;
  return scaleEstimate(method({ events, exposure: population }, { level }), 1000);
}

/**
 * As the relative rate of {@link populationRates}, for persons: the ratio of their shares with Katz's interval, as UK
 * publications mostly report it. More events than residents: not computed.
 *
 * Source: Katz and others (1978).
 *
 * @example
 * const [group, reference] = [{ events: 30, population: 1000 }, { events: 100, population: 10000 }];
 * relativeRisk(group, reference).interval // { low: 2.005, high: 4.488 }
 */
export function relativeRisk(
  group: { readonly events: number; readonly population: number },
  reference: { readonly events: number; readonly population: number },
  level = USUAL_LEVEL,
): MaybeEstimate {
  if (group.events > group.population || reference.events > reference.population) {
    return notComputed('there are more events than residents, so events are not persons: use the relative rate');
  }
  return katzRatio(
    { successes: group.events, total: group.population },
    { successes: reference.events, total: reference.population },
    { level },
  );
}

const AGAINST_ITSELF = 'the reference group is not compared with itself';

/** 1 by definition, with nothing to be unsure of. */
function againstItself({ events, population }: GroupEvents): MaybeEstimate {
  if (events === 0 || population === 0) return notComputed(AGAINST_ITSELF);
  return { status: 'computed', value: 1, interval: notComputed(AGAINST_ITSELF) };
}

/** (O_g / O) ÷ (N_g / N); the population is taken as known, so only the share of events carries uncertainty when it is large. */
function shareRatio(
  events: number,
  allEvents: number,
  population: number,
  allPeople: number,
  level: number,
): MaybeEstimate {
  const ratio = moverRatio(
    { successes: events, total: allEvents },
    { successes: population, total: allPeople },
    { level },
  );
  if (isComputed(ratio)) return ratio;
  return allEvents === 0 ? notComputed('there are no events') : notComputed('the group has no population');
}
