import { rowsWhere } from '@assay/statistics';
import { MISSING_DAY } from '../table/table.ts';
import { yearOfDay } from './months.ts';

/**
 * Did it happen within so many days? 1 where it did, 0 where it was later, −1 where either day is missing.
 *
 * @example
 * withinDays(Int32Array.of(10, 10, MISSING_DAY), Int32Array.of(13, 14, 1), 3) // [1, 0, -1]
 */
export function withinDays(from: Int32Array, to: Int32Array, days: number): Int8Array {
  return Int8Array.from(from, (day, row) =>
    day === MISSING_DAY || to[row] === MISSING_DAY ? -1 : to[row]! - day <= days ? 1 : 0,
  );
}

/** Something that began and is done, or is open still. */
export interface OpenCase {
  /** The year in which it began. */
  readonly year: number;
  readonly days: number;
  /** 1 done, 0 open. */
  readonly cause: 0 | 1;
}

/**
 * How long has each case that began by `today` been open, or was it until it was done?
 *
 * Edge rules: what has no first day, or begins later, is left out; what is done later is open today; a last day before the
 * first is no day at all.
 *
 * @example
 * openCases(Int32Array.of(0, 5, 400), Int32Array.of(9, MISSING_DAY, 401), 20)[1] // { year: 1970, days: 15, cause: 0 }
 */
export function openCases(from: Int32Array, to: Int32Array, today: number): OpenCase[] {
  return rowsWhere(from, (day) => day !== MISSING_DAY && day <= today).map((row) => {
    const isDone = to[row] !== MISSING_DAY && to[row]! <= today;
    const days = Math.max(0, (isDone ? to[row]! : today) - from[row]!);
    return { year: yearOfDay(from[row]!), days, cause: isDone ? 1 : 0 };
  });
}
