import { MISSING_DAY } from '../table/table.ts';

const MILLISECONDS_OF_DAY = 86_400_000;

/** Year, month 1–12 and day of the month. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

/**
 * The calendar day of a day number; `undefined` for a missing one, and for what is no whole number.
 *
 * @example
 * calendarDay(0) // { year: 1970, month: 1, dayOfMonth: 1 }
 */
export function calendarDay(day: number): CalendarDay | undefined {
  if (day === MISSING_DAY || !Number.isSafeInteger(day)) return undefined;
  // Hinnant 2013, civil_from_days.
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/**
 * Is this a day that a calendar has, written yyyy-mm-dd? Programs that read dates take 31 February for 3 March.
 *
 * @example
 * [isWrittenDay('2024-02-29'), isWrittenDay('2025-02-29'), isWrittenDay('2025-2-1')] // [true, false, false]
 */
export function isWrittenDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / MILLISECONDS_OF_DAY : Number.NaN;
  return !Number.isNaN(day) && writtenDay(day) === text;
}

/**
 * A day number written yyyy-mm-dd; `null` for a missing one.
 *
 * @example
 * writtenDay(-22303) // '1908-12-09'
 */
export function writtenDay(day: number): string | null {
  const calendar = calendarDay(day);
  if (calendar === undefined) return null;
  const { year, month, dayOfMonth } = calendar;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}
