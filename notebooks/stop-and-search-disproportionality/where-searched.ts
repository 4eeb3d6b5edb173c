import { codeList, codeOf } from '@assay/dataset';
import { FROM_DATA } from '@assay/notebook';
import { type DictionaryColumn, type NotComputed, notComputed, quantileR7 } from '@assay/statistics';

/** A place, and where it comes from. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly from: string;
}

/** In what Great Britain and Northern Ireland lie, in degrees; a nought, a swapped pair or a grid reference lies outside. */
const LATITUDES = [49, 61] as const;
const LONGITUDES = [-9, 2] as const;
/** Of so many searches the middle is no one's doorstep. */
const FEWEST = 10;

/**
 * The middle of the searches that have believable coordinates, to a tenth of a degree: the sun sets there within half a
 * minute of where it sets at the middle itself. `null` where too few have any.
 */
export function middleOf(latitudes: Float64Array, longitudes: Float64Array): Omit<Place, 'from'> | null {
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

const WEST_MIDLANDS = { list: 'local-policing-area-west-midlands', latitude: 52.48, longitude: -1.9 };

/** Where are the searches? As given, else by the file's coordinates, else by the force whose areas it names, else not known. */
export function whereSearched(
  given: { readonly latitude: number | typeof FROM_DATA; readonly longitude: number | typeof FROM_DATA },
  middle: Omit<Place, 'from'> | null,
  area: DictionaryColumn,
): Place | NotComputed {
  const { latitude, longitude } = given;
  if (latitude !== FROM_DATA && longitude !== FROM_DATA) return { latitude, longitude, from: 'as chosen for this run' };
  if (latitude !== FROM_DATA || longitude !== FROM_DATA)
    return notComputed('of the place only the latitude or only the longitude was chosen. Choose both, or neither');
  if (middle !== null) return { ...middle, from: 'the middle of the coordinates in the file' };
  const list = codeList(WEST_MIDLANDS.list);
  const isKnown = area.values.length > 0 && area.values.every((name) => typeof codeOf(list, name) === 'string');
  if (isKnown) return { ...WEST_MIDLANDS, from: 'the force whose policing areas the file names' };
  return notComputed(
    'the file does not say where the searches were, and when it grows dark depends on it. Map latitude and longitude, or choose both',
  );
}
