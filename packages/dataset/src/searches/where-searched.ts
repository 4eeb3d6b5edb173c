import { type DictionaryColumn, type NotComputed, notComputed, quantileR7 } from '@assay/statistics';
import { codeOf } from '../code-list/code-list.ts';
import { codeList } from '../code-list/code-lists.ts';
import { field } from '../schema/field.ts';

/** Fields of a table of searches that say where each was. */
export const SEARCH_PLACE = [
  field.number('latitude', 'Latitude', 'Degrees north, for where the sun stood.', 'place', { aliases: ['lat'] }),
  field.number('longitude', 'Longitude', 'Degrees east, for where the sun stood.', 'place', {
    aliases: ['long', 'lng', 'lon'],
  }),
] as const;

/** Degrees north and east. */
export interface Degrees {
  readonly latitude: number;
  readonly longitude: number;
}

/** In what Great Britain and Northern Ireland lie, in degrees; a nought, a swapped pair or a grid reference lies outside. */
const LATITUDES = [49, 61] as const;
const LONGITUDES = [-9, 2] as const;
/** Of so many searches the middle is no one's doorstep. */
const FEWEST = 10;

/**
 * Where is the middle of the searches that have believable coordinates, to a tenth of a degree: the sun sets there within half a
 * minute of where it sets at the middle itself? `null` where fewer than ten have any.
 *
 * @example
 * middleOfSearches(new Float64Array(10).fill(52.4), new Float64Array(10).fill(-1.93)) // { latitude: 52.4, longitude: -1.9 }
 */
export function middleOfSearches(latitudes: Float64Array, longitudes: Float64Array): Degrees | null {
  const within = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high;
  const rows = Array.from(latitudes.keys()).filter(
    (row) => within(latitudes[row]!, LATITUDES) && within(longitudes[row]!, LONGITUDES),
  );
  if (rows.length < FEWEST) return null;
  const middle = (values: Float64Array) =>
    quantileR7(
      rows.map((row) => values[row]!),
      0.5,
    );
  const [latitude, longitude] = [middle(latitudes), middle(longitudes)];
  const tenth = (degrees: number) => Math.round(degrees * 10) / 10;
  return typeof latitude !== 'number' || typeof longitude !== 'number'
    ? null
    : { latitude: tenth(latitude), longitude: tenth(longitude) };
}

/** Lists of areas, and the middle of those that they name. */
const FORCES = [{ list: 'local-policing-area-west-midlands', latitude: 52.48, longitude: -1.9 }];

/**
 * Where are the searches? As chosen, else at the middle of the file's coordinates, else at that of the force whose areas it names, else
 * not known. `from` says which.
 *
 * @example
 * whereSearched({ latitude: null, longitude: null }, null, dictionaryColumn(['Dudley'])).latitude // 52.48
 */
export function whereSearched(
  chosen: { readonly latitude: number | null; readonly longitude: number | null },
  middle: Degrees | null,
  area: DictionaryColumn,
): (Degrees & { readonly from: string }) | NotComputed {
  const { latitude, longitude } = chosen;
  if (latitude !== null && longitude !== null) return { latitude, longitude, from: 'as chosen for this run' };
  if (latitude !== null || longitude !== null)
    return notComputed('of the place only the latitude or only the longitude was chosen. Choose both, or neither');
  if (middle !== null) return { ...middle, from: 'the middle of the coordinates in the file' };
  const named = FORCES.find(({ list }) => {
    const areas = codeList(list);
    return area.values.length > 0 && area.values.every((name) => typeof codeOf(areas, name) === 'string');
  });
  if (named !== undefined) {
    const { latitude, longitude } = named;
    return { latitude, longitude, from: 'the force whose policing areas the file names' };
  }
  return notComputed(
    'the file does not say where the searches were, and when it grows dark depends on it. Map latitude and longitude, or choose both',
  );
}
