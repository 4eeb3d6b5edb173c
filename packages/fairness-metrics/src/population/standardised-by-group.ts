import { isComputed, type MaybeEstimate } from '@assay/statistics';
import { type AreaCounts, areaStandardised } from './area-standardised.ts';
import { areaCounts, type CountsByArea } from './counts-by-area.ts';

/** Events and residents of a group and of the reference group in all areas, and what comparing within areas makes of them. */
export interface StandardisedGroup extends Omit<AreaCounts, 'area'> {
  readonly group: string;
  /** The ratio of rates within areas, pooled. */
  readonly within: MaybeEstimate;
  /** Share of the variation between areas that chance does not explain (I²); `null` where it cannot be told. */
  readonly apart: number | null;
}

/**
 * Group by group, is the force-wide ratio the same as comparing people who live in the same area? {@link areaStandardised} of every
 * group but the reference group.
 *
 * @throws InputError where residents name an area twice.
 *
 * @example
 * const group = dictionaryColumn(['A', 'B', 'A', 'B']);
 * const area = dictionaryColumn(['North', 'North', 'South', 'South']);
 * const [events, residents] = [[30, 100, 10, 20], [1000, 10000, 2000, 8000]].map((counts) => countsByArea({ group, area, counts }));
 * standardisedByGroup(events, residents, ['A', 'B'], 'B')[0].within.value // 2.694
 */
export function standardisedByGroup(
  events: CountsByArea,
  residents: CountsByArea,
  groups: readonly string[],
  reference: string,
): StandardisedGroup[] {
  const others = groups.filter((group) => group !== reference);
  return others.map((group) => {
    const { totals, rateRatio } = areaStandardised(areaCounts(events, residents, group, reference));
    const spread = isComputed(rateRatio) ? rateRatio.heterogeneity : null;
    const apart = spread?.status === 'computed' ? spread.iSquared : null;
    return { group, ...totals, within: rateRatio, apart };
  });
}
