import { checkedNumbers, rowsWhere } from '@assay/statistics';
import { MISSING_DAY } from '../table/table.ts';
import { yearOfDay } from './months.ts';

/**
 * Did it happen within so many days? 1 where it did, 0 where it was later, −1 where either day is missing, or where it would have
 * happened before it could: one of the two days is then wrong, and nobody knows which.
 *
 * @throws InputError where days are no number.
 *
 * @example
 * withinDays(Int32Array.of(10, 10, MISSING_DAY), Int32Array.of(13, 14, 1), 3) // [1, 0, -1]
 */
export function withinDays(from: Int32Array, to: Int32Array, days: number): Int8Array {
  checkedNumbers([days], 'days');
  return Int8Array.from(from, (day, row) =>
    day === MISSING_DAY || to[row] === MISSING_DAY || to[row]! < day ? -1 : to[row]! - day <= days ? 1 : 0,
  );
}

/** A day that is known within two: it was on the first at the earliest, on the second at the latest. */
export interface DayWithin {
  readonly earliest: number;
  readonly latest: number;
}

/**
 * How many days lie between two days of which neither is known exactly? At least and at most; what has not come by `today` is not
 * there (`to` is `null`), and has lasted at least until then, nobody knows how long. A day that is missing leaves its end open.
 *
 * @throws InputError where a day is no number.
 *
 * @example
 * daysBetween({ earliest: 10, latest: 20 }, { earliest: 50, latest: 60 }, 99) // { least: 30, most: 50 }
 */
export function daysBetween(
  from: DayWithin,
  to: DayWithin | null,
  today: number,
): { readonly least: number | null; readonly most: number | null } {
  checkedNumbers([today, from.earliest, from.latest, to?.earliest ?? today, to?.latest ?? today], 'days');
  const isMissing = (day: number) => day === MISSING_DAY;
  const soonest = to === null || isMissing(to.earliest) ? today : to.earliest;
  return {
    least: isMissing(from.latest) ? null : soonest - from.latest,
    most: to === null || isMissing(to.latest) || isMissing(from.earliest) ? null : to.latest - from.earliest,
  };
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
 * @throws InputError where today is no number.
 *
 * @example
 * openCases(Int32Array.of(0, 5, 400), Int32Array.of(9, MISSING_DAY, 401), 20)[1] // { year: 1970, days: 15, cause: 0 }
 */
export function openCases(from: Int32Array, to: Int32Array, today: number): OpenCase[] {
  checkedNumbers([today], 'today');
  return rowsWhere(from, (day) => day !== MISSING_DAY && day <= today).map((row) => {
    const isDone = to[row] !== MISSING_DAY && to[row]! <= today;
    const days = Math.max(0, (isDone ? to[row]! : today) - from[row]!);
    return { year: yearOfDay(from[row]!), days, cause: isDone ? 1 : 0 };
  });
}
