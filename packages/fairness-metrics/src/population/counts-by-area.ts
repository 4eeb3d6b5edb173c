import {
  checkedAmounts,
  type DictionaryColumn,
  InputError,
  type NotComputed,
  notComputed,
  textAt,
} from '@assay/statistics';
import type { AreaCounts } from './area-standardised.ts';

/** Columns of counts: so many of a group in an area, residents or events. */
export interface AreaColumns {
  readonly group: DictionaryColumn;
  readonly area: DictionaryColumn;
  readonly counts: ArrayLike<number>;
}

export interface CountsByArea {
  readonly areas: readonly string[];
  /** Of a group in all areas, or in one; 0 where no row counts any. */
  readonly of: (group: string, area?: string) => number;
}

/**
 * How many of each group are there in each area, and in all?
 *
 * @throws InputError where the columns differ in length, or a count is negative.
 *
 * @example
 * const columns = { group: dictionaryColumn(['A', 'A', 'B']), area: dictionaryColumn(['North', 'South', 'South']), counts: [5, 7, 2] };
 * countsByArea(columns).of('A') // 12
 */
export function countsByArea({ group, area, counts }: AreaColumns): CountsByArea {
  checkedAmounts(counts, 'counts');
  if (group.codes.length !== counts.length || area.codes.length !== counts.length)
    throw new InputError(
      `group, area and counts must be of one length: ${group.codes.length}, ${area.codes.length} and ${counts.length}. Check the join.`,
    );
  const sums = new Map<string, number>();
  const add = (key: string, count: number) => sums.set(key, (sums.get(key) ?? 0) + count);
  for (let row = 0; row < counts.length; row++) {
    const own = textAt(group, row);
    add(JSON.stringify([own]), counts[row]!);
    add(JSON.stringify([own, textAt(area, row)]), counts[row]!);
  }
  return {
    areas: area.values,
    of: (own, place) => sums.get(JSON.stringify(place === undefined ? [own] : [own, place])) ?? 0,
  };
}

/**
 * Events and residents of a group beside the reference group's, area by area of the residents: what {@link areaStandardised} compares.
 *
 * @example
 * const group = dictionaryColumn(['A', 'B']);
 * const area = dictionaryColumn(['North', 'North']);
 * const [events, residents] = [[1, 3], [100, 200]].map((counts) => countsByArea({ group, area, counts }));
 * areaCounts(events, residents, 'A', 'B') // [{ area: 'North', events: 1, population: 100, referenceEvents: 3, referencePopulation: 200 }]
 */
export function areaCounts(
  events: CountsByArea,
  residents: CountsByArea,
  group: string,
  reference: string,
): AreaCounts[] {
  return residents.areas.map((area) => ({
    area,
    events: events.of(group, area),
    population: residents.of(group, area),
    referenceEvents: events.of(reference, area),
    referencePopulation: residents.of(reference, area),
  }));
}

/**
 * Are residents and events of the same places? Why not, or `null`: where nobody lives there, or where their areas have no name in
 * common. Events of one force over residents of another would give a rate of nobody.
 *
 * @example
 * const residents = countsByArea({ group: dictionaryColumn(['A']), area: dictionaryColumn(['North']), counts: [5] });
 * residentsElsewhere(residents, ['A'], dictionaryColumn(['Leeds', null])).status // 'not-computed'
 */
export function residentsElsewhere(
  residents: CountsByArea,
  groups: readonly string[],
  areaOfEvents: DictionaryColumn,
): NotComputed | null {
  if (groups.every((group) => residents.of(group) === 0)) return notComputed('no residents were given');
  const used = new Set(areaOfEvents.codes);
  const names = areaOfEvents.values.filter((_, code) => used.has(code));
  if (names.length === 0 || names.some((area) => residents.areas.includes(area))) return null;
  return notComputed('the residents are of other areas than the searches: give the residents of the same places');
}
