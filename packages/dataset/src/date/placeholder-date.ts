import { checkedNumbers } from '@assay/statistics';
import { MISSING_DAY } from '../table/table.ts';
import { calendarDay } from './calendar-day.ts';
import { dayNumber } from './recorded-date.ts';

/** What a date stands for that is none: nobody knows it, or it has not come. */
export type DateMeaning = 'a day' | 'not known' | 'no end';

/** Days that systems write where they know none: the first day of their calendars, or of what a form lets in. */
export const UNKNOWN_DAYS: ReadonlySet<number> = new Set(
  [
    [1, 1, 1],
    [1753, 1, 1],
    [1899, 12, 30],
    [1899, 12, 31],
    [1900, 1, 1],
    [1901, 1, 1],
    [1970, 1, 1],
  ].map(([year, month, day]) => dayNumber(year!, month!, day!)),
);

/** Years from which a date is no appointment but a way of writing "no end". */
const FIRST_ENDLESS_YEAR = 2200;

/** Years that are so used with their last or first day: 2099-12-31, 2100-01-01. */
const ENDLESS_DAYS: ReadonlySet<number> = new Set([
  dayNumber(2078, 12, 31),
  dayNumber(2079, 6, 6),
  dayNumber(2099, 1, 1),
  dayNumber(2099, 12, 31),
  dayNumber(2100, 1, 1),
]);

/**
 * Is this date a day, or a placeholder for one? 1900-01-01, 1970-01-01 and the first days of other calendars stand for "not
 * known"; 9999-12-31, 2999-12-31, 2099-12-31 and every year from 2200 for "no end".
 *
 * @example
 * dateMeaning(dayNumber(9999, 12, 31)) // 'no end'
 */
export function dateMeaning(day: number): DateMeaning {
  const year = calendarDay(day)?.year;
  if (year === undefined || UNKNOWN_DAYS.has(day)) return 'not known';
  return ENDLESS_DAYS.has(day) || year >= FIRST_ENDLESS_YEAR ? 'no end' : 'a day';
}

/**
 * Was something over by a day, going by the day that is recorded as its end? It was not where there is no end, where the end
 * is a placeholder, or where it lies after that day. An end that no calendar has (31 February) says that there was one.
 *
 * `recorded` tells whether anything is written at all; `asOf` is `null` where no day is known to judge by, and then only
 * placeholders count as no end.
 *
 * @throws InputError where a day is no number.
 *
 * @example
 * hasRecordedEnd({ day: dayNumber(9999, 12, 31), recorded: true }, dayNumber(2025, 3, 31)) // false
 */
export function hasRecordedEnd(
  end: { readonly day: number; readonly recorded: boolean },
  asOf: number | null,
): boolean {
  checkedNumbers([end.day, asOf ?? end.day], 'days');
  if (!end.recorded) return false;
  if (end.day === MISSING_DAY) return true;
  return dateMeaning(end.day) === 'a day' && (asOf === null || end.day <= asOf);
}
