import { MISSING_DAY } from '../table/table.ts';

/** A text that has the shape of a date, whether or not that day exists. */
export interface RecordedDate {
  /** The same digits written yyyy-mm-dd, so that two shapes of one date compare as equal. */
  readonly written: string;
  /** Days since 1970-01-01, or {@link MISSING_DAY} where no such day exists. */
  readonly day: number;
}

const time = '(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?\\s*(?:Z|[+-]\\d{2}(?::?\\d{2})?)?)?';
const yearFirst = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${time}$`);
const dayFirst = new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})${time}$`);
const beforeChrist = /^-\d{4}-\d{1,2}-\d{1,2}$/;
const digits = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * Which day does this text name? Accepts yyyy-mm-dd, yyyymmdd, dd/mm/yyyy and dd-mm-yyyy (day before month, as the UK
 * writes), and drops a time of day that follows. A date that cannot be (31 February, month 13, year 0000 or before) keeps its
 * digits, because a wrong date is still what a records system compares, and has no day.
 *
 * `undefined` where the text has no shape of a date at all.
 *
 * @example
 * recordedDate('09/12/1908') // { written: '1908-12-09', day: -22303 }
 */
export function recordedDate(text: string): RecordedDate | undefined {
  // A year before Christ is no birthday of anybody in a register, but whoever typed it meant a date.
  if (beforeChrist.test(text)) return { written: text, day: MISSING_DAY };
  const [, year, month, dayOfMonth] = digits.exec(text) ?? yearFirst.exec(text) ?? swap(dayFirst.exec(text)) ?? [];
  if (year === undefined || month === undefined || dayOfMonth === undefined) return undefined;
  return {
    written: `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`,
    day: dayNumber(Number(year), Number(month), Number(dayOfMonth)),
  };
}

function swap(match: RegExpExecArray | null): (string | undefined)[] | null {
  return match && [match[0], match[3], match[2], match[1]];
}

/**
 * Days from 1970-01-01 to a day of the Gregorian calendar, months from 1; {@link MISSING_DAY} where no such day exists.
 *
 * Source: Hinnant (2013), days_from_civil.
 *
 * @example
 * dayNumber(2025, 3, 31) // 20178
 */
export function dayNumber(year: number, month: number, dayOfMonth: number): number {
  if (year < 1 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) {
    return MISSING_DAY;
  }
  // Counted in years that begin in March, so that the leap day comes last (Hinnant 2013, days_from_civil).
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/**
 * Days of a month of the Gregorian calendar; months count from 1.
 *
 * @example
 * daysInMonth(2024, 2) // 29
 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
