import { checkedNumbers, type DictionaryColumn, dictionaryColumn, InputError } from '@assay/statistics';
import { MISSING_DAY } from '../table/table.ts';
import { isWrittenDay } from './calendar-day.ts';

const DAY = 86_400_000;

/**
 * The day that a date such as 2025-03-31 is, in days since 1970-01-01: what a parameter that is a date says.
 *
 * @throws InputError where the text is no such date.
 *
 * @example
 * dayOfText('1970-02-01') // 31
 */
export function dayOfText(written: string): number {
  if (!isWrittenDay(written)) throw new InputError(`a date must be written as 2025-03-31: "${written}". Correct it.`);
  return Date.parse(`${written}T00:00:00Z`) / DAY;
}

/**
 * The year in which a day lies, of days since 1970-01-01.
 *
 * @throws InputError where no calendar has such a day.
 *
 * @example
 * yearOfDay(31) // 1970
 */
export function yearOfDay(day: number): number {
  return dateOfDay(day).getUTCFullYear();
}

/**
 * The month in which a day lies, in months since January 1970.
 *
 * @throws InputError where no calendar has such a day.
 *
 * @example
 * monthOfDay(31) // 1
 */
export function monthOfDay(day: number): number {
  const date = dateOfDay(day);
  return 12 * (date.getUTCFullYear() - 1970) + date.getUTCMonth();
}

function dateOfDay(day: number): Date {
  const date = new Date(day * DAY);
  if (Number.isNaN(date.getTime()))
    throw new InputError(`no calendar has the day ${day}. Leave out rows without a day.`);
  return date;
}

/**
 * Such a month as it is written.
 *
 * @example
 * writtenMonth(1) // '1970-02'
 */
export function writtenMonth(month: number): string {
  checkedNumbers([month], 'a month');
  return `${1970 + Math.floor(month / 12)}-${String((((month % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

/**
 * The year of each day as a column to group by; none where the day is missing.
 *
 * @example
 * yearColumn(Int32Array.of(31, MISSING_DAY, 400)).values // ['1970', '1971']
 */
export function yearColumn(days: Int32Array): DictionaryColumn {
  return dictionaryColumn(Array.from(days, (day) => (day === MISSING_DAY ? null : String(yearOfDay(day)))));
}

/**
 * How many of these days lie in each month, from the first month that has one to the last? A month between them without any is there, with
 * none: a queue drains in it all the same.
 *
 * @throws InputError where no calendar has such a day.
 *
 * @example
 * daysByMonth([3, 70, 71]) // [['1970-01', 1], ['1970-02', 0], ['1970-03', 2]]
 */
export function daysByMonth(days: readonly number[]): [month: string, days: number][] {
  if (days.length === 0) return [];
  const months = days.map(monthOfDay);
  const [first, last] = months.reduce(([least, most], month) => [Math.min(least, month), Math.max(most, month)], [
    months[0]!,
    months[0]!,
  ] as const);
  const times = new Int32Array(last - first + 1);
  for (const month of months) times[month - first]!++;
  return Array.from(times, (own, at) => [writtenMonth(first + at), own]);
}

/** Of each month that has any, in order: how many it was so of, and of how many that is known. */
export interface MonthlyParts {
  readonly months: readonly number[];
  readonly counts: readonly number[];
  readonly sizes: readonly number[];
}

/**
 * Month by month, of how many of these rows was it so? Flags are 1 for yes and 0 for no; rows of which it is not known, or
 * without a day, are left out, and so are months without any.
 *
 * @throws InputError where a row has no place among the days.
 *
 * @example
 * monthlyParts(Int32Array.of(3, 9, 40, 41), Int8Array.of(1, 0, 1, -1), [0, 1, 2, 3]) // { months: [0, 1], counts: [1, 1], sizes: [2, 1] }
 */
export function monthlyParts(days: Int32Array, flags: ArrayLike<number>, rows: readonly number[]): MonthlyParts {
  const byMonth = new Map<number, { count: number; size: number }>();
  for (const row of rows) {
    const [day, flag] = [days[row], flags[row]];
    if (day === undefined) throw new InputError(`no row ${row} among ${days.length} days. Rows count from 0.`);
    if (day === MISSING_DAY || (flag !== 0 && flag !== 1)) continue;
    const own = byMonth.get(monthOfDay(day)) ?? { count: 0, size: 0 };
    byMonth.set(monthOfDay(day), { count: own.count + flag, size: own.size + 1 });
  }
  const months = [...byMonth.keys()].sort((a, b) => a - b);
  return {
    months,
    counts: months.map((month) => byMonth.get(month)!.count),
    sizes: months.map((month) => byMonth.get(month)!.size),
  };
}
