import {
  conditionalRateRatio,
  InputError,
  type MaybeEstimate,
  mantelHaenszelRateRatio,
  mantelHaenszelRiskRatio,
  type NotComputed,
  notComputed,
  type PooledEstimate,
  standardisedRatio,
  USUAL_LEVEL,
} from '@assay/statistics';

/** Events and residents of a group and of the reference group in one area. */
export interface AreaCounts {
  readonly area: string;
  readonly events: number;
  readonly population: number;
  readonly referenceEvents: number;
  readonly referencePopulation: number;
}

export interface AreaStandardised {
  /** All areas summed. */
  readonly totals: Omit<AreaCounts, 'area'>;
  /** All areas summed: mixes where groups live with how they are treated. */
  readonly crude: MaybeEstimate;
  /** The same comparison within areas, pooled: events over residents. */
  readonly rateRatio: PooledEstimate | NotComputed;
  /** As persons over residents, for comparison with publications. */
  readonly riskRatio: PooledEstimate | NotComputed;
  /** Each area's own ratio, exact conditional interval. */
  readonly byArea: readonly { readonly area: string; readonly relativeRate: MaybeEstimate }[];
}

/**
 * Is the force-wide ratio the same as comparing people who live in the same area?
 *
 * Crude relative rate beside the Mantel–Haenszel ratio over areas, with heterogeneity: where I² is high, areas differ
 * and the pooled value is an average of unlike places.
 *
 * @throws InputError where an area occurs twice.
 *
 * Source: Mantel and Haenszel (1959); Greenland and Robins (1985).
 *
 * @example
 * const north = { area: 'North', events: 30, population: 1000, referenceEvents: 100, referencePopulation: 10000 };
 * const south = { area: 'South', events: 10, population: 2000, referenceEvents: 20, referencePopulation: 8000 };
 * areaStandardised([north, south]).rateRatio.value // 2.694
 */
export function areaStandardised(areas: readonly AreaCounts[], level = USUAL_LEVEL): AreaStandardised {
  const names = areas.map(({ area }) => area);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new InputError(`an area occurs twice: ${twice}. Add its counts first.`);
  const strata = areas.map(({ events, population, referenceEvents, referencePopulation }) => ({
    group: { events, exposure: population },
    reference: { events: referenceEvents, exposure: referencePopulation },
  }));
  const sum = (side: 'group' | 'reference') =>
    strata.reduce(
      (total, stratum) => ({
        events: total.events + stratum[side].events,
        exposure: total.exposure + stratum[side].exposure,
      }),
      { events: 0, exposure: 0 },
    );
  const [group, reference] = [sum('group'), sum('reference')];
  const persons = strata.map(({ group, reference }) => ({
    group: { successes: group.events, total: group.exposure },
    reference: { successes: reference.events, total: reference.exposure },
  }));
  const isPersons = persons.every(
    ({ group, reference }) => group.successes <= group.total && reference.successes <= reference.total,
  );
  return {
    totals: {
      events: group.events,
      population: group.exposure,
      referenceEvents: reference.events,
      referencePopulation: reference.exposure,
    },
    crude: conditionalRateRatio(group, reference, { level }),
    rateRatio: mantelHaenszelRateRatio(strata, { level }),
    riskRatio: isPersons
      ? mantelHaenszelRiskRatio(persons, { level })
      : notComputed('an area has more events than residents, so events are not persons'),
    byArea: areas.map(({ area }, index) => ({
      area,
      relativeRate: conditionalRateRatio(strata[index]!.group, strata[index]!.reference, { level }),
    })),
  };
}

/**
 * Given where people live and how old they are, how many events would one expect, and how many were there?
 *
 * Indirectly standardised ratio O ÷ Σ N_k r_k: the reference population's rate in every stratum (age × sex × area)
 * applied to the group's own people. Exact limits below ten events, Byar's from ten, expected events taken as known.
 *
 * @throws InputError where a population or a rate is negative.
 *
 * Source: Breslow and Day (1987), section 2.3.
 *
 * @example
 * const strata = [{ population: 1000, referenceRate: 0.01 }, { population: 500, referenceRate: 0.02 }];
 * indirectlyStandardised(strata, 30).ratio.value // 1.5
 */
export function indirectlyStandardised(
  strata: readonly { readonly population: number; readonly referenceRate: number }[],
  events: number,
  level = USUAL_LEVEL,
): { readonly expected: number; readonly ratio: MaybeEstimate } {
  let expected = 0;
  for (const { population, referenceRate } of strata) {
    if (!(population >= 0 && referenceRate >= 0)) {
      throw new InputError(
        `population and rate must be 0 or more: ${population}, ${referenceRate}. Correct the stratum.`,
      );
    }
    expected += population * referenceRate;
  }
  return { expected, ratio: standardisedRatio({ events, expected }, { level }) };
}
