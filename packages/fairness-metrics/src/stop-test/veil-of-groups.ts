import {
  checkedAmounts,
  checkedCodes,
  type DictionaryColumn,
  InputError,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import { eveningStopRows, type TimedStops } from './daylight.ts';
import { veilOfDarkness } from './veil-of-darkness.ts';

/** Stops of vehicles with the group that officers recorded, and where they took place. */
export interface VeiledStops extends TimedStops {
  readonly group: DictionaryColumn;
  readonly area: DictionaryColumn;
}

interface InLight {
  /** Stops in the dark, and in daylight. */
  readonly dark: number;
  readonly light: number;
}

export interface VeilOfGroups {
  readonly status: 'computed';
  /** The groups asked about, each with the odds of {@link veilOfDarkness}. */
  readonly byGroup: readonly (InLight & { readonly group: string; readonly odds: MaybeEstimate })[];
  readonly all: InLight;
}

/**
 * Group by group, is it a smaller share of stops when it is dark, at the same time of day?
 *
 * {@link veilOfDarkness} of each group over the evening hours that are both light and dark over the year, {@link eveningStopRows}. Stops
 * without an area are of one area of their own. Not computed where there are no stops, where all have one time of day, or where fewer
 * than `least` took place in either light.
 *
 * @throws InputError where columns differ in length.
 *
 * @example
 * const at = [Date.UTC(2024, 5, 21, 18), Date.UTC(2024, 5, 21, 20), Date.UTC(2024, 11, 21, 18), Date.UTC(2024, 11, 21, 20)];
 * const column = dictionaryColumn(['A', 'B', 'A', 'A']);
 * const stops = { milliseconds: Float64Array.from(at), clockMinutes: Float64Array.of(1080, 1200, 1080, 1200), group: column, area: column };
 * veilOfGroups(stops, { latitude: 52.48, longitude: -1.9 }, ['A'], 2).all // { dark: 2, light: 2 }
 */
export function veilOfGroups(
  stops: VeiledStops,
  { latitude, longitude }: { readonly latitude: number; readonly longitude: number },
  groups: readonly string[],
  least = 30,
): VeilOfGroups | NotComputed {
  const { milliseconds, clockMinutes, group, area } = stops;
  checkedCodes(group, 'group');
  checkedCodes(area, 'area');
  const lengths = [milliseconds.length, clockMinutes.length, group.codes.length, area.codes.length];
  if (lengths.some((length) => length !== lengths[0]))
    throw new InputError(`columns must be of one length: ${lengths.join(', ')}. Check the join.`);
  if (milliseconds.length === 0) return notComputed('there are no stops with a time and a group');
  if (clockMinutes.every((minute) => minute === clockMinutes[0]))
    return notComputed('the file gives days, not times of day');
  const { rows, dark } = eveningStopRows(stops, latitude, longitude);
  const inLight = (isCounted: (row: number) => boolean): InLight => {
    const of = (light: 0 | 1) => rows.filter((row, place) => dark[place] === light && isCounted(row)).length;
    return { dark: of(1), light: of(0) };
  };
  const all = inLight(() => true);
  if (Math.min(all.dark, all.light) < least)
    return notComputed(
      'too few searches with a vehicle fall in evening hours that are light at one time of year and dark at another',
    );
  const evening = {
    dark,
    clockMinutes: Float64Array.from(rows, (row) => clockMinutes[row]!),
    area: rows.map((row) => (area.codes[row]! < 0 ? area.values.length : area.codes[row]!)),
  };
  const byGroup = groups.map((name) => {
    const isOwn = (row: number) => group.values[group.codes[row]!] === name;
    const inGroup = Uint8Array.from(rows, (row) => (isOwn(row) ? 1 : 0));
    return { group: name, ...inLight(isOwn), odds: veilOfDarkness({ ...evening, inGroup }).oddsRatio };
  });
  return { status: 'computed', byGroup, all };
}

/** Stops of a group in either light, and the odds where they are of one group. */
export interface VeilRow extends InLight {
  readonly group: string;
  readonly odds: MaybeEstimate | null;
}

/**
 * The same as rows: each group; the stops of no group that was asked about, where there are some, as `rest`; and all of them, last.
 *
 * @throws InputError where stops are no number.
 *
 * @example
 * const odds = notComputed('few');
 * const found = { status: 'computed', byGroup: [{ group: 'A', dark: 2, light: 1, odds }], all: { dark: 3, light: 1 } };
 * veilRows(found, { rest: 'Others', all: 'All' }).map(({ group, dark }) => [group, dark]) // [['A', 2], ['Others', 1], ['All', 3]]
 */
export function veilRows(
  { byGroup, all }: VeilOfGroups,
  names: { readonly rest: string; readonly all: string },
): VeilRow[] {
  checkedAmounts(
    [...byGroup, all].flatMap(({ dark, light }) => [dark, light]),
    'stops',
  );
  const left = (light: 'dark' | 'light') => all[light] - byGroup.reduce((sum, row) => sum + row[light], 0);
  const rest = { group: names.rest, dark: left('dark'), light: left('light'), odds: null };
  return [...byGroup, ...(rest.dark + rest.light > 0 ? [rest] : []), { group: names.all, ...all, odds: null }];
}
