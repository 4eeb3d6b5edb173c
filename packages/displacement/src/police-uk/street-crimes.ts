import type { DictionaryColumn, NotComputed } from '@assay/statistics';
import { InputError, notComputed, textAt } from '@assay/statistics';

export interface StreetCrimeColumns {
  /** `2022-06`. The published files hold no day and no hour. */
  readonly month: DictionaryColumn;
  readonly longitude: ArrayLike<number>;
  readonly latitude: ArrayLike<number>;
  readonly crimeType: DictionaryColumn;
}

/** Street-level crimes gathered on the points they were moved to. */
export interface SnapPoints {
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** First month as months since year 0, and how many follow. */
  readonly firstMonth: number;
  readonly nMonths: number;
  /** Crimes of each point and month, one point after another. */
  readonly counts: Uint32Array;
  /** Point of each row, −1 where it has none. */
  readonly point: Int32Array;
  /** Month of each row from the first, −1 where it has none. */
  readonly monthOfRow: Int32Array;
  readonly nRows: number;
  readonly nWithoutPlace: number;
  readonly nWithoutMonth: number;
  /** Share of rows that share their point with another row. */
  readonly sharedPointShare: number;
}

/**
 * What do police.uk street crimes hold, once it is admitted what they do not?
 *
 * Months only, places moved to the nearest of a fixed list of map points with at least eight addresses. Rows are
 * gathered on unique points with a count for each month; rows without a place or a month are counted and left out.
 *
 * @throws InputError on a month that is not `YYYY-MM`, such as a date with a day that these files never have.
 *
 * Source: data.police.uk/about; Tompson, Johnson, Ashby, Perkins and Edwards (2015) on the accuracy of snap points.
 *
 * @example
 * const month = dictionaryColumn(['2024-01', '2024-02', null]);
 * const places = { longitude: [-1.9, -1.9, -1.8], latitude: [52.5, 52.5, 52.6] };
 * const crimeType = dictionaryColumn(['Burglary', 'Robbery', 'Robbery']);
 * gatherSnapPoints({ month, ...places, crimeType }).nWithoutMonth // 1
 */
export function gatherSnapPoints({ month, longitude, latitude, crimeType }: StreetCrimeColumns): SnapPoints {
  const nRows = month.codes.length;
  if (longitude.length !== nRows || latitude.length !== nRows || crimeType.codes.length !== nRows)
    throw new InputError(
      `columns must have the same length: ${[nRows, longitude.length, latitude.length, crimeType.codes.length].join(', ')}. Check the file.`,
    );
  const monthNumbers = month.values.map((text) => {
    const parts = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
    if (parts === null)
      throw new InputError(
        `month must be YYYY-MM: ${text}. police.uk files hold no days; read other files as a force's own events.`,
      );
    return 12 * Number(parts[1]) + Number(parts[2]) - 1;
  });
  const firstMonth = monthNumbers.reduce((least, number) => Math.min(least, number), Number.MAX_SAFE_INTEGER);
  const lastMonth = monthNumbers.reduce((most, number) => Math.max(most, number), -1);
  const nMonths = monthNumbers.length === 0 ? 0 : lastMonth - firstMonth + 1;
  const pointOf = new Map<string, number>();
  const longitudes: number[] = [];
  const latitudes: number[] = [];
  const point = new Int32Array(nRows).fill(-1);
  const monthOfRow = new Int32Array(nRows).fill(-1);
  let nWithoutPlace = 0;
  let nWithoutMonth = 0;
  const rowsAt: number[] = [];
  for (let row = 0; row < nRows; row++) {
    const text = textAt(month, row);
    if (text === null) nWithoutMonth++;
    else monthOfRow[row] = monthNumbers[month.codes[row]!]! - firstMonth;
    const x = longitude[row]!;
    const y = latitude[row]!;
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      nWithoutPlace++;
      continue;
    }
    const key = `${x},${y}`;
    let index = pointOf.get(key);
    if (index === undefined) {
      index = longitudes.length;
      pointOf.set(key, index);
      longitudes.push(x);
      latitudes.push(y);
      rowsAt.push(0);
    }
    rowsAt[index]!++;
    point[row] = index;
  }
  const counts = new Uint32Array(longitudes.length * nMonths);
  for (let row = 0; row < nRows; row++)
    if (point[row]! >= 0 && monthOfRow[row]! >= 0) counts[point[row]! * nMonths + monthOfRow[row]!]!++;
  const nPlaced = nRows - nWithoutPlace;
  const shared = rowsAt.reduce((sum, rows) => sum + (rows > 1 ? rows : 0), 0);
  return {
    longitude: Float64Array.from(longitudes),
    latitude: Float64Array.from(latitudes),
    firstMonth,
    nMonths,
    counts,
    point,
    monthOfRow,
    nRows,
    nWithoutPlace,
    nWithoutMonth,
    sharedPointShare: nPlaced === 0 ? 0 : shared / nPlaced,
  };
}

/**
 * The reason why no test of the hour can be run on these files: pass it where a result is expected.
 *
 * @example
 * hourTestOnMonths().status // 'not-computed'
 */
export function hourTestOnMonths(): NotComputed {
  return notComputed('these records hold the month only: no test of the hour or the day can be run on them');
}
