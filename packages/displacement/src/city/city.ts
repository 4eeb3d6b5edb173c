import {
  checkedCodes,
  type DictionaryColumn,
  exactSum,
  InputError,
  type NotComputed,
  notComputed,
  rowsWhere,
  sortedValues,
  takeRows,
  textAt,
} from '@assay/statistics';
import { ringWidthOf, withParts } from '../areas/evaluation-part.ts';
import { placeEvents } from '../areas/place-events.ts';
import type { EventsOfCounts } from '../counting/event-counter.ts';
import { hoursOfCounts, hoursOfDay } from '../time-of-day/hours-of-day.ts';
import { firstDayOfPatrols } from './first-day.ts';
import { refuseSectorsOfOneName, type Sector } from './sector.ts';

const DAY = 86_400_000;

/** Columns of a file of events: where, when, what, who found it, how grave. */
export interface CityEvents {
  /** In metres or degrees; `NaN` where there are none. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly areaName: DictionaryColumn;
  /** Earliest and latest time in milliseconds of the clock that people saw; `NaN` where there is none. */
  readonly time: Float64Array;
  readonly timeTo: Float64Array;
  readonly offence: DictionaryColumn;
  /** `public` or `police`; none where it is not stated. */
  readonly source: DictionaryColumn;
  readonly harm: Float64Array;
}

/** The same events by area, day and who found them, where they were counted and no row tells their day. */
export type CityDays = Pick<CityEvents, 'areaName' | 'source'> & { readonly day: Int32Array };

export interface CitySettings {
  /** The groups of residents that sectors tell of. */
  readonly groups: readonly string[];
  /** First day of patrols, where it is given; and the day of the first visit that the model planned, where there was one. */
  readonly firstDay: { readonly given: number | null; readonly visited: number };
  /** Names of patrolled sectors, where their parts do not say. */
  readonly patrolled?: readonly string[];
  /** Width of a ring, and how many sectors can be patrolled: by the sectors where not given. */
  readonly ringMetres?: number | null;
  readonly topSectors?: number | null;
  /** Of events that were counted where they lie: their days and hours, and why no single event is known. */
  readonly counted?: ({ readonly days: CityDays; readonly reason: NotComputed } & Pick<EventsOfCounts, 'hours'>) | null;
}

/** Events with a place and a time, in metres, and the sector of each; and why nothing can be said of what is not known. */
export type City = ReturnType<typeof cityOf>;

/**
 * Which events of a city can be used, in which sector does each lie, and what can be asked of them?
 *
 * Places by {@link placeEvents}, parts of sectors by {@link withParts}, hours by {@link hoursOfDay}, the first day by
 * {@link firstDayOfPatrols}. What a file does not tell is a reason (`withoutHours`, `withoutPeople` …), never a zero.
 *
 * @throws InputError where no event has a time, or none a place, or none both; where two sectors have one name; where all sectors are to be chosen.
 *
 * @example
 * cityOf(cityEvents, citySectors, citySettings).later // [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]
 */
export function cityOf(events: CityEvents, given: readonly Sector[], settings: CitySettings) {
  const { groups, firstDay, patrolled = [], ringMetres = null, topSectors = null, counted = null } = settings;
  refuseWithout(events);
  refuseSectorsOfOneName(given);
  const nRows = events.time.length;
  const placed = placeEvents(
    events,
    given.map(({ area }) => area),
    (row) => Number.isFinite(events.time[row]!),
  );
  const kept = rowsWhere(events.time, (time, row) => Number.isFinite(time) && placed.isPlaced[row] === 1);
  if (kept.length === 0) throw nowherePlaced(events, given);
  const take = (values: Float64Array) => Float64Array.from(kept, (row) => values[row]!);
  const [x, time, harm] = [take(placed.x), take(events.time), take(events.harm)];
  const sector = Int32Array.from(kept, (row) => placed.area[row]!);
  const day = Int32Array.from(time, (ms) => Math.floor(ms / DAY));
  const foundByPolice = findersOf(takeRows(events.source, kept));
  const rings = ringMetres ?? ringWidthOf(placed.areas);
  const sectors = withParts(
    given.map((each, index) => ({ ...each, area: placed.areas[index]! })),
    patrolled,
    2 * rings,
  );
  const days =
    counted === null
      ? { area: sector, day, foundByPolice }
      : daysInSectors(
          counted.days,
          sectors.map(({ area }) => area.name),
        );
  const named = new Set(counted === null ? [] : Array.from(kept, (row) => textAt(events.areaName, row)));
  const hours =
    counted === null
      ? hoursOfDay(time)
      : {
          hour: new Float64Array(kept.length).fill(Number.NaN),
          ...hoursOfCounts(counted.hours.filter(({ area }) => named.has(area))),
        };
  const intervention = firstDayOfPatrols(days.day, firstDay);
  const later = Uint8Array.from(day, (each) => (each >= intervention.day ? 1 : 0));
  const nLocated = rowsWhere(sector, (each) => each >= 0).length;
  const isPeopled = sectors.some(({ people }) => people.some(Number.isFinite));
  const unless = (isKnown: boolean, reason: string) => (isKnown ? null : notComputed(reason));
  const withoutRows = counted?.reason ?? null;
  const nWithHarm = rowsWhere(harm, Number.isFinite).length;
  const partlyHarm = unless(
    nWithHarm === harm.length,
    `${harm.length - nWithHarm} of ${harm.length} events do not state their harm`,
  );
  return {
    nRows,
    nEvents: kept.length,
    nLocated,
    /** `NaN` where the file names an area and no coordinates. */
    x,
    y: take(placed.y),
    time,
    timeTo: take(events.timeTo),
    day,
    /** The same events by area, day and who found them: all that is asked of days, where only counts are at hand too. */
    days,
    ...hours,
    later,
    offence: takeRows(sortedValues(events.offence), kept),
    /** 1 found by police, 0 reported by the public, −1 not stated. */
    foundByPolice,
    harm: harm.map((weight) => (Number.isFinite(weight) ? weight : 1)),
    /** Why nothing can be said of harm: no event states it, or not each. */
    withoutHarm: unless(nWithHarm > 0, 'the events hold no weights of harm') ?? partlyHarm,
    /** The same of a score, which counts events where none states its harm. */
    withoutScore: nWithHarm > 0 ? partlyHarm : null,
    /** By number; −1 where an event lies in none. */
    sector,
    sectors,
    groups,
    /** Why nothing can be said of single events; `null` where rows are at hand; and so of what follows. */
    withoutRows,
    withoutHours: hours.hasHours ? withoutRows : null,
    withoutSectors:
      sectors.length === 0
        ? notComputed('no sectors were given. Give their boundaries as the input sectors')
        : (unless(
            nLocated >= 0.5 * kept.length,
            `only ${nLocated} of ${kept.length} events lie in the sectors given: sectors and events are not of one place`,
          ) ??
          unless(
            placed.nOverlapping <= 0.5 * nLocated,
            `${placed.nOverlapping} of ${nLocated} events lie in two sectors or more: sectors lie over one another. Give one layer of them`,
          )),
    withoutPoints:
      withoutRows ??
      unless(
        x.some(Number.isFinite),
        'the events name areas and no coordinates: nothing can be said of points and distances',
      ),
    withoutReports: unless(foundByPolice.includes(0), 'the events do not say which of them the public reported'),
    withoutPeople: unless(isPeopled, 'the sectors do not say who lives there'),
    withoutBoth: unless(later.includes(0) && later.includes(1), 'there are no events both before and after'),
    withoutIntervention: intervention.problem,
    /** True where every event is dated to the first of a month, as police.uk files are: days mean nothing then. */
    monthsOnly: kept.length > 0 && days.day.every((each) => new Date(each * DAY).getUTCDate() === 1),
    places: placed.places,
    nWithoutPlace: nRows - exactSum(placed.isPlaced),
    nWithoutTime: rowsWhere(events.time, (time) => !Number.isFinite(time)).length,
    /** In more than one sector, each counted in one of them. */
    nOverlapping: placed.nOverlapping,
    nOutside: rowsWhere(kept, (row) => placed.isOutside[row] === 1).length,
    /** First day of patrols by the model; past every day where it is not known. */
    interventionDay: intervention.day,
    interventionFrom: intervention.from,
    ringMetres: rings,
    topSectors: chosenSectors(sectors, topSectors),
  };
}

function findersOf(source: DictionaryColumn): Int8Array {
  const finder = source.values.map((code) => (code === 'police' ? 1 : code === 'public' ? 0 : -1));
  return Int8Array.from(source.codes, (code) => (code < 0 ? -1 : finder[code]!));
}

/** Of events that were counted by the area that they name: those in a sector. */
function daysInSectors({ areaName, source, day }: CityDays, names: readonly string[]) {
  const numberOf = new Map(names.map((name, at) => [name, at]));
  const numbers = areaName.values.map((name) => numberOf.get(name.trim()));
  const kept = rowsWhere(areaName.codes, (code) => code >= 0 && numbers[code] !== undefined);
  return {
    area: Int32Array.from(kept, (row) => numbers[areaName.codes[row]!]!),
    day: Int32Array.from(kept, (row) => day[row]!),
    foundByPolice: findersOf(takeRows(source, kept)),
  };
}

/** How many sectors can be patrolled: as many as are; where none is, a tenth of all. */
function chosenSectors(sectors: readonly Sector[], given: number | null): number {
  if (given === null)
    return sectors.filter(({ kind }) => kind === 'treated').length || Math.max(1, Math.ceil(sectors.length / 10));
  if (sectors.length === 0 || given < sectors.length) return given;
  throw new InputError(
    `${given} of ${sectors.length} sectors are to be chosen: a score that chooses all chooses none. Give fewer, or none to take as many as are patrolled.`,
  );
}

function nowherePlaced({ x, areaName }: CityEvents, sectors: readonly Sector[]): InputError {
  const remedy =
    'Give boundaries named so as the input sectors, or columns of longitude and latitude (or eastings and northings).';
  if (x.some(Number.isFinite))
    return new InputError(`no event has both a time and a place that can be believed. ${remedy}`);
  const named = areaName.values[areaName.codes.find((code) => code >= 0)!]!;
  const among = sectors.length === 0 ? 'no sectors were given' : `none of the ${sectors.length} sectors is called so`;
  return new InputError(`events name areas such as “${named}” and no coordinates, and ${among}. ${remedy}`);
}

/** Refuses a file without what every question needs, with the column to name. */
function refuseWithout({ x, y, areaName, time, timeTo, offence, source, harm }: CityEvents): void {
  const named = { areaName, offence, source };
  for (const [name, column] of Object.entries(named)) checkedCodes(column, name);
  const lengths = [x, y, time, timeTo, harm, ...Object.values(named).map(({ codes }) => codes)].map(
    ({ length }) => length,
  );
  if (new Set(lengths).size > 1)
    throw new InputError(`columns must have the same length: ${lengths.join(', ')}. Check the join.`);
  if (time.length === 0) throw new InputError('the input events holds no row. Give a file with events.');
  if (!time.some(Number.isFinite))
    throw new InputError(
      'no event has a time: no column was read as one. Name it, e.g. --columns events:time=<column>, or events:month=<column> where there are months alone.',
    );
  const hasPoints = x.some(Number.isFinite) && y.some(Number.isFinite);
  if (!hasPoints && areaName.codes.every((code) => code < 0))
    throw new InputError(
      'no event has a place: no columns were read as one. Name them, e.g. --columns events:x_metres=<longitude>,y_metres=<latitude>, or events:area_code=<column> where there is an area alone.',
    );
}
