import {
  checkedAmounts,
  exactSum,
  InputError,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
  rowsWhere,
} from '@assay/statistics';
import { neighbourLists } from '../areas/distance.ts';
import { type GroupExposure, patrolExposure } from '../patrol-score/patrol-exposure.ts';
import { topOverlap } from '../patrol-score/top-overlap.ts';
import { areaCorrelation } from '../spatial-pattern/area-correlation.ts';
import { weightsFromNeighbours } from '../spatial-pattern/spatial-weights.ts';
import type { City } from './city.ts';
import { MOST_SECTORS } from './city-evaluation.ts';
import { reportsBefore } from './events-of-sectors.ts';
import type { PatrolLog } from './patrol-log.ts';
import { decilesOf, residentsByGroup, residentsOf, withoutResidents } from './residents.ts';
import { sectorsAt } from './sector.ts';

type Visits = Pick<PatrolLog, 'before' | 'after'>;

function checkedVisits({ sectors }: City, ...visits: readonly ArrayLike<number>[]): void {
  for (const each of visits) {
    checkedAmounts(each, 'visits');
    if (each.length !== sectors.length)
      throw new InputError(`each sector needs its visits: ${each.length} and ${sectors.length}. Count them by sector.`);
  }
}

/** Where nobody lives, calls make no list of sectors by residents. */
function perResident(count: number, residents: number): number {
  return residents > 0 ? count / residents : 0;
}

/** How much a group is patrolled, over everyone, before and after. */
export interface CityExposure {
  readonly group: string;
  readonly people: number;
  readonly before: GroupExposure['ratio'];
  readonly after: GroupExposure['ratio'];
}

/**
 * Who lives under the patrols of a city? {@link patrolExposure} of each group, before the first day and after.
 *
 * @example
 * cityExposure(city, { before: [1, 1, 0], after: [2, 0, 0] }).map(({ group, people }) => [group, people]) // [['White', 90], ['Black', 40]]
 */
export function cityExposure(city: City, { before, after }: Visits): CityExposure[] | NotComputed {
  checkedVisits(city, before, after);
  if (city.withoutPeople !== null) return city.withoutPeople;
  const groups = residentsByGroup(
    city,
    city.sectors.map((_, sector) => sector),
  );
  const later = patrolExposure(after, groups);
  return patrolExposure(before, groups).map(({ group, people, ratio }, place) => ({
    group,
    people,
    before: ratio,
    after: later[place]!.ratio,
  }));
}

/**
 * How many visits went to the sectors of each decile of deprivation, and how many people live there? The latter is not computed
 * where a sector of the decile does not say.
 *
 * @example
 * visitsByDeprivation(city, { before: [1, 1, 0], after: [2, 0, 5] })[1] // { decile: '7', people: 30, before: 1, after: 0 }
 */
export function visitsByDeprivation(
  city: City,
  { before, after }: Visits,
):
  | {
      readonly decile: string;
      readonly people: number | NotComputed;
      readonly before: number;
      readonly after: number;
    }[]
  | NotComputed {
  checkedVisits(city, before, after);
  if (city.withoutPeople !== null) return city.withoutPeople;
  const deciles = decilesOf(city);
  if (deciles.length === 0) return notComputed('the sectors do not say how deprived they are');
  return deciles.map((decile) => {
    const inside = rowsWhere(city.sectors, (sector) => sector.decile === decile);
    const within = (of: (sector: number) => number) => exactSum(inside.map(of));
    return {
      decile: String(decile),
      people: withoutResidents(city, inside) ?? Math.round(within((sector) => residentsOf(city, sector)!)),
      before: within((sector) => before[sector]!),
      after: within((sector) => after[sector]!),
    };
  });
}

/** What share of the sectors with most calls is among those patrolled most. */
export interface CallsAgreement {
  readonly share: number | NotComputed;
  /** The same of calls per resident. */
  readonly perResident: number | NotComputed;
  readonly nCalls: number;
}

/**
 * Do patrols lie where the public calls from? Calls before the first day, visits after, over as many sectors as can be patrolled;
 * busy sectors have many of everything, so calls are divided by residents as well. {@link topOverlap}.
 *
 * @example
 * callsAgreement(city, [0, 1, 2], { after: [4, 2, 0] }).share // 1
 */
export function callsAgreement(
  city: City,
  sectors: readonly number[],
  { after }: Pick<Visits, 'after'>,
): CallsAgreement {
  checkedVisits(city, after);
  sectorsAt(city, sectors);
  const all = reportsBefore(city);
  const calls = sectors.map((sector) => all[sector]!);
  const visits = sectors.map((sector) => after[sector]!);
  const nTop = Math.min(city.topSectors, sectors.length);
  const shareOf = (busy: readonly number[]) => topOverlap(busy, visits, nTop) / nTop;
  return {
    share: city.withoutReports ?? shareOf(calls),
    perResident:
      city.withoutReports ??
      city.withoutPeople ??
      withoutResidents(city, sectors) ??
      shareOf(calls.map((count, place) => perResident(count, residentsOf(city, sectors[place]!)!))),
    nCalls: exactSum(calls),
  };
}

/**
 * Do calls and later patrols go together once residents, earlier patrols and neighbours are set aside? {@link areaCorrelation} of
 * logarithms.
 *
 * Not computed where visits, reports or residents are not known, or where there are too many sectors to find neighbours of.
 *
 * @example
 * callsCorrelation(city, [0, 1, 2], patrolLogOf(city, [], { from: null, to: null })).reason // 'no patrol visits were given'
 */
export function callsCorrelation(
  city: City,
  sectors: readonly number[],
  log: PatrolLog,
): { readonly result: MaybeEstimate; readonly nCalls: number } | NotComputed {
  const problem = log.withoutVisits ?? city.withoutReports ?? city.withoutPeople ?? withoutResidents(city, sectors);
  if (problem !== null) return problem;
  if (sectors.length > MOST_SECTORS) return notComputed(`too many sectors to find neighbours of: ${sectors.length}`);
  const all = reportsBefore(city);
  const lists = neighbourLists(sectorsAt(city, sectors).map(({ area }) => area));
  const logOf = (of: (sector: number) => number) => Float64Array.from(sectors, (sector) => Math.log1p(of(sector)));
  const [calls, visits] = [logOf((sector) => all[sector]!), logOf((sector) => log.after[sector]!)];
  const result = areaCorrelation(calls, visits, {
    given: [logOf((sector) => residentsOf(city, sector)!), logOf((sector) => log.before[sector]!)],
    weights: weightsFromNeighbours(lists, { rowStandardised: true }),
  });
  return { result, nCalls: exactSum(sectors.map((sector) => all[sector]!)) };
}
