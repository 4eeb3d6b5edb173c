import { dictionaryColumn, type NotComputed, notComputed, type RandomStream, rowsWhere } from '@assay/statistics';
import { type KnoxCell, type KnoxTest, knox } from '../near-repeat/knox.ts';
import { snapPointKnox } from '../police-uk/snap-point-knox.ts';
import { type SnapSpacing, snapSpacing } from '../police-uk/snap-spacing.ts';
import { gatherSnapPoints } from '../police-uk/street-crimes.ts';
import type { City } from './city.ts';
import { writtenDay } from './first-day.ts';

/** Days of a mean month. */
const DAYS_OF_MONTH = 30.4375;

/**
 * How far apart do the points lie that the places of a city's events were moved to? {@link snapSpacing} of a file that holds months
 * only, as published files do; `null` for a force's own records, and where events have no points.
 *
 * @example
 * citySpacing(city) // null
 */
export function citySpacing(city: City): SnapSpacing | NotComputed | null {
  if (!city.monthsOnly || city.withoutPoints !== null) return null;
  const { x, y } = snapPointsOf(city, rowsWhere(city.x, Number.isFinite));
  return snapSpacing(x, y);
}

/** Crimes gathered on the points that they were moved to, month by month. */
function snapPointsOf({ x, y, day }: City, events: readonly number[]) {
  const gathered = gatherSnapPoints({
    month: dictionaryColumn(events.map((event) => writtenDay(day[event]!).slice(0, 7))),
    longitude: events.map((event) => x[event]!),
    latitude: events.map((event) => y[event]!),
    crimeType: dictionaryColumn(events.map(() => null)),
  });
  return { x: gathered.longitude, y: gathered.latitude, counts: gathered.counts, nMonths: gathered.nMonths };
}

function inSpaceAndTime({ x, y, day }: City, events: readonly number[]) {
  return {
    x: Float64Array.from(events, (event) => x[event]!),
    y: Float64Array.from(events, (event) => y[event]!),
    time: Int32Array.from(events, (event) => day[event]!),
  };
}

/**
 * Are there more pairs of these events within two hundred metres and a week than chance gives, over the whole time, and where times
 * move within months only, so that seasons do not count? {@link knox}. Not computed of records that hold months only.
 *
 * @example
 * cityNearRepeats(city, [0, 1, 2, 3, 6], null, randomStream('example')).whole.observed // 10
 */
export function cityNearRepeats(
  city: City,
  events: readonly number[],
  spacing: SnapSpacing | NotComputed | null,
  random: RandomStream,
): { readonly whole: KnoxCell; readonly withinMonths: KnoxCell } | NotComputed {
  if (spacing?.status === 'computed')
    return notComputed('these records hold months only: nothing can be said of days between events');
  if (spacing !== null) return spacing;
  const columns = inSpaceAndTime(city, events);
  const edges = { distanceEdges: [0, 200], timeEdges: [0, 7] };
  const strata = Int32Array.from(columns.time, (day) => Math.floor(day / DAYS_OF_MONTH));
  return {
    // Its expected pairs are exact: nothing is drawn.
    whole: knox(columns, { ...edges, nPermutations: 0 }, random).cells[0]!,
    withinMonths: knox(columns, { ...edges, strata }, random).cells[0]!,
  };
}

/**
 * In which bands of distance and time are there more pairs of these events than chance gives? {@link knox} up to six hundred
 * metres and three weeks; of records that hold months only {@link snapPointKnox} up to three months, in rings of whole fifties of
 * metres above the spacing of their points: a narrower ring would measure where points were placed.
 *
 * @example
 * cityNearRepeatBands(city, [0, 1, 2, 3, 6], null, randomStream('example')).cells[3].observed // 10
 */
export function cityNearRepeatBands(
  city: City,
  events: readonly number[],
  spacing: SnapSpacing | NotComputed | null,
  random: RandomStream,
): KnoxTest | NotComputed {
  if (spacing === null)
    return knox(
      inSpaceAndTime(city, events),
      { distanceEdges: [0, 1, 200, 400, 600], timeEdges: [0, 7, 14, 21] },
      random,
    );
  if (spacing.status !== 'computed') return spacing;
  const ring = 50 * Math.ceil(spacing.ninetiethMetres / 50);
  const options = { snapSpacingMetres: spacing.ninetiethMetres, nPermutations: 99 };
  return snapPointKnox(
    snapPointsOf(city, events),
    { distanceEdges: [0, 1, ring, 2 * ring], monthEdges: [0, 1, 2, 3], ...options },
    random,
  );
}
