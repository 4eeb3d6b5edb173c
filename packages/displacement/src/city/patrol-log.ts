import {
  checkedCodes,
  type DictionaryColumn,
  InputError,
  type NotComputed,
  notComputed,
  rowsWhere,
  textAt,
} from '@assay/statistics';
import { NOWHERE } from '../areas/locate.ts';
import { onOneMap } from '../areas/on-one-map.ts';
import { type PatrolPings, visitsFromPings } from '../areas/visits-from-pings.ts';
import { shortestHours } from '../time-of-day/hours-of-day.ts';
import type { City } from './city.ts';
import type { Sector } from './sector.ts';

const DAY = 86_400_000;

/** One visit of a patrol. */
export interface Visit {
  /** Sector visited, and sector planned; −1 where it is none of the sectors, or not stated. */
  readonly sector: number;
  readonly planned: number;
  /** Whether it went elsewhere than planned; `null` where the file does not say both. */
  readonly isElsewhere: boolean | null;
  /** Milliseconds of the clock that people saw, and its day. */
  readonly start: number;
  readonly day: number;
  /** `null` where nothing says who planned the visit. */
  readonly byModel: boolean | null;
  readonly reason: string | null;
}

/** Visits as a file lists them: sectors by name, and `model` or another code for who planned them. */
export interface ListedVisits {
  readonly start: ArrayLike<number>;
  readonly sector: DictionaryColumn;
  readonly planned: DictionaryColumn;
  readonly plannedBy: DictionaryColumn;
  readonly reason: DictionaryColumn;
}

/** Visits to sectors, and what can be said of them. */
export interface PatrolLog {
  readonly visits: readonly Visit[];
  /** Visits to each sector before and after the first day of patrols by the model. */
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly nPlaced: number;
  /** Why nothing can be said of visits, of visits by the model, or of plans; or `null`. */
  readonly withoutVisits: NotComputed | null;
  readonly withoutModel: NotComputed | null;
  readonly withoutPlans: NotComputed | null;
  /** From which hour to which patrols by the model go, and how that is known. */
  readonly hours: { readonly from: number; readonly to: number; readonly source: string } | NotComputed;
}

/**
 * On which day did the model first send a patrol? Past every day where it never did.
 *
 * @example
 * firstModelVisit([172_800_000, 86_400_000], dictionaryColumn(['model', 'people'])) // 2
 */
export function firstModelVisit(start: ArrayLike<number>, plannedBy: DictionaryColumn): number {
  const planned = rowsWhere(start, (time, row) => Number.isFinite(time) && textAt(plannedBy, row) === 'model');
  return Math.floor(planned.reduce((first, row) => Math.min(first, start[row]!), Infinity) / DAY);
}

/**
 * Which visits does a file list that names sectors? Those with a time; names in whatever case. Of a visit of which it is not said where it
 * went, nobody knows whether it kept to its plan.
 *
 * @throws InputError where a code has no value, or columns differ in length.
 *
 * @example
 * const names = dictionaryColumn(['square']);
 * const file = { start: [86_400_000], sector: names, planned: names, plannedBy: dictionaryColumn(['model']), reason: dictionaryColumn([null]) };
 * visitsListed(city, file)[0].byModel // true
 */
export function visitsListed({ sectors }: City, file: ListedVisits): Visit[] {
  for (const name of ['sector', 'planned', 'plannedBy', 'reason'] as const) {
    const { length } = checkedCodes(file[name], name).codes;
    if (length !== file.start.length)
      throw new InputError(`${name} must have one value a visit: ${length} for ${file.start.length}. Check the join.`);
  }
  const numberOf = new Map(sectors.map(({ area }, index) => [area.name, index]));
  const spelt = new Map<string, string[]>();
  for (const { area } of sectors) spelt.set(plain(area.name), [...(spelt.get(plain(area.name)) ?? []), area.name]);
  /** As the sectors spell it, whatever its case, unless two of them differ in nothing else. */
  const nameAt = (column: DictionaryColumn, row: number) => {
    const name = textAt(column, row);
    if (name === null || numberOf.has(name)) return name;
    const alike = spelt.get(plain(name)) ?? [];
    return alike.length === 1 ? alike[0]! : name;
  };
  return rowsWhere(file.start, Number.isFinite).map((row) => {
    const planner = textAt(file.plannedBy, row);
    const [went, planned] = [nameAt(file.sector, row), nameAt(file.planned, row)];
    return {
      sector: numberOf.get(went ?? '') ?? NOWHERE,
      planned: numberOf.get(planned ?? '') ?? NOWHERE,
      isElsewhere: went === null || planned === null ? null : plain(went) !== plain(planned),
      start: file.start[row]!,
      day: Math.floor(file.start[row]! / DAY),
      byModel: planner === null ? null : planner === 'model',
      reason: textAt(file.reason, row),
    };
  });
}

const plain = (name: string): string => name.trim().toLowerCase();

/**
 * Which visits do the pings of devices make, in sectors as their file draws them? {@link visitsFromPings} on one map; nobody says
 * who planned them.
 *
 * @param shownAt What clocks showed at a moment.
 *
 * @example
 * const pings = { unit: [0, 0], time: [0, 600_000], x: [1005, 1006], y: [5, 6] };
 * visitsPinged(pings, citySectors, (moment) => moment + 3_600_000).visits[0].start // 3600000
 */
export function visitsPinged(pings: PatrolPings, sectors: readonly Sector[], shownAt: (moment: number) => number) {
  const { areas, x, y } = onOneMap(
    Float64Array.from(pings.x),
    Float64Array.from(pings.y),
    sectors.map(({ area }) => area),
  );
  const found = visitsFromPings({ ...pings, x, y }, areas);
  const unsaid = { planned: NOWHERE, isElsewhere: null, byModel: null, reason: null };
  const visits = found.visits.map(({ area, start }): Visit => {
    const shown = shownAt(start);
    return { sector: area, start: shown, day: Math.floor(shown / DAY), ...unsaid };
  });
  return { ...found, visits };
}

/**
 * How often did patrols go to each sector, before the model and after, and in which hours does the model send them? Hours as given,
 * else the {@link shortestHours} of the visits that it planned.
 *
 * @example
 * const visit = { sector: 0, planned: 0, isElsewhere: false, start: 60.5 * 86_400_000, day: 60, byModel: true, reason: null };
 * patrolLogOf(city, [visit], { from: null, to: null }).hours // { from: 12, to: 13, source: 'the hours of nineteen in twenty visits that the model planned' }
 */
export function patrolLogOf(
  city: City,
  visits: readonly Visit[],
  hours: { readonly from: number | null; readonly to: number | null },
  nRows = visits.length,
): PatrolLog {
  const before = new Float64Array(city.sectors.length);
  const after = new Float64Array(city.sectors.length);
  for (const { sector, day } of visits) if (sector >= 0) (day >= city.interventionDay ? after : before)[sector]!++;
  const nPlaced = visits.filter(({ sector }) => sector >= 0).length;
  const model = visits.filter(({ byModel }) => byModel === true);
  const withoutVisits =
    nRows === 0
      ? notComputed('no patrol visits were given')
      : nPlaced === 0
        ? notComputed('no patrol visit lies in the sectors given')
        : null;
  const withoutModel =
    withoutVisits ?? (model.length === 0 ? notComputed('the visits do not say which of them the model planned') : null);
  const withoutPlans =
    withoutModel ??
    (model.some(({ isElsewhere }) => isElsewhere !== null)
      ? null
      : notComputed('the visits do not say where they were planned to go'));
  return { visits, before, after, nPlaced, withoutVisits, withoutModel, withoutPlans, hours: hoursOf(model, hours) };
}

function hoursOf(
  model: readonly Visit[],
  { from, to }: { readonly from: number | null; readonly to: number | null },
): PatrolLog['hours'] {
  if (from !== null && to !== null) return { from, to, source: 'given' };
  if (model.length === 0)
    return notComputed(
      'the hours of patrols are not known: choose them for the run, or give visits that say who planned them',
    );
  const found = shortestHours(model.map(({ start }) => new Date(start).getUTCHours()));
  const source = 'the hours of nineteen in twenty visits that the model planned';
  return { from: from ?? found.from, to: to ?? found.to, source };
}
