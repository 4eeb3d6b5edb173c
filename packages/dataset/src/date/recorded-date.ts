import { InputError } from '@assay/statistics';
import { MISSING_DAY } from '../table/table.ts';
import { writtenDay } from './calendar-day.ts';
import { type DateFormat, UK_DATES } from './date-format.ts';
import { type DateShape, dateShape } from './date-shape.ts';
import { londonClock } from './london-clock.ts';
import { timeOfDay } from './time-of-day.ts';

/** A text that has the shape of a date, whether or not that day exists. */
export interface RecordedDate {
  /** The same digits written yyyy-mm-dd, so that two shapes of one date compare as equal. */
  readonly written: string;
  /** Days since 1970-01-01, or {@link MISSING_DAY} where no such day exists. */
  readonly day: number;
}

const MILLISECONDS_OF_DAY = 86_400_000;

/**
 * Which day does this text name? Accepts yyyy-mm-dd, yyyymmdd, dd/mm/yyyy, dd-mm-yyyy and dd/mm/yy (day before month, as the UK
 * writes, unless `format` says otherwise), 5 March 1980, 05-Mar-1980 and March 5, 1980, and drops a time of day that follows. One
 * in universal time is a moment, and names the day in London: a midnight of summer time is written 23:00 of the day before.
 *
 * A date that cannot be (31 February, month 13, year 0000 or before) keeps its digits, because a wrong date is still what a
 * records system compares, and has no day.
 *
 * `undefined` where the text has no shape of a date at all.
 *
 * @example
 * recordedDate('09/12/1908') // { written: '1908-12-09', day: -22303 }
 */
export function recordedDate(text: string, format: DateFormat = UK_DATES): RecordedDate | undefined {
  const moment = momentSince1970(text, format);
  if (moment !== undefined) {
    const day = Math.floor(londonClock(moment) / MILLISECONDS_OF_DAY);
    return { written: writtenDay(day)!, day };
  }
  const shape = dateShape(text);
  if (shape === undefined) return undefined;
  const date = writtenDate(shape, format);
  if (date === undefined) return undefined;
  const day = dayInLondon(shape, date);
  return day === date.day ? date : { written: writtenDay(day)!, day };
}

/**
 * The moment that a whole number of seconds or milliseconds since 1970 stands for, in milliseconds: of which of the two, its
 * length tells unless the format states it. `undefined` where the text is no such number.
 */
export function momentSince1970(text: string, { since1970 = null }: DateFormat): number | undefined {
  if (since1970 !== null) {
    if (!/^-?\d{1,14}(?:\.\d+)?$/.test(text)) return undefined;
    return Math.round(Number(text) * (since1970 === 'seconds' ? 1000 : 1));
  }
  if (!/^-?\d{9,13}(?:\.\d+)?$/.test(text)) return undefined;
  const form = dateShape(text)?.form;
  if (form === 'seconds since 1970') return Math.round(Number(text) * 1000);
  return form === 'milliseconds since 1970' ? Math.round(Number(text)) : undefined;
}

/** Whether a text is a moment of universal time whose day in London is not the day that it writes. */
export function isOtherDayInLondon(text: string, format: DateFormat): boolean {
  const shape = dateShape(text);
  const date = shape === undefined ? undefined : writtenDate(shape, format);
  return date !== undefined && dayInLondon(shape!, date) !== date.day;
}

function dayInLondon({ rest }: DateShape, { day }: RecordedDate): number {
  if (rest === '' || day === MISSING_DAY) return day;
  const time = timeOfDay(rest);
  if (time?.offsetMinutes !== 0 || Number.isNaN(time.milliseconds)) return day;
  return Math.floor(londonClock(day * MILLISECONDS_OF_DAY + time.milliseconds) / MILLISECONDS_OF_DAY);
}

/** The date as a shape writes it, whatever time of day follows; `undefined` where it names no day. */
export function writtenDate(shape: DateShape, format: DateFormat): RecordedDate | undefined {
  // A year before Christ is no birthday of anybody in a register, but whoever typed it meant a date.
  if (shape.form === 'before Christ') return { written: `-${shape.parts.join('-')}`, day: MISSING_DAY };
  // These are moments, which `momentSince1970` reads.
  if (shape.form === 'seconds since 1970' || shape.form === 'milliseconds since 1970') return undefined;
  // A month names no day: read as its first it would match people born on that day, and give events an hour.
  if (shape.form === 'yyyy-mm') return undefined;
  if (shape.form === 'Excel serial number') {
    if (format.serialsFrom === null) return undefined;
    const day = format.serialsFrom + Number(shape.parts[0]);
    return { written: writtenDay(day)!, day };
  }
  const [year, month, dayOfMonth] = yearMonthDay(shape, format);
  return {
    written: `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`,
    day: dayNumber(Number(year), Number(month), Number(dayOfMonth)),
  };
}

function yearMonthDay({ form, parts: [a, b, c] }: DateShape, format: DateFormat): readonly [string, string, string] {
  switch (form) {
    case 'yyyy-mm-dd':
      return format.afterYear === 'day' ? [a, c, b] : [a, b, c];
    case 'eight digits': {
      const digits = `${a}${b}${c}`;
      const [first, second, year] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)];
      if (format.eightDigits === 'ddmmyyyy') return [year, second, first];
      return format.eightDigits === 'mmddyyyy' ? [year, first, second] : [a, b, c];
    }
    case 'nn/nn/yyyy':
    case 'nn/nn/yy':
      return format.order === 'day first' ? [fullYear(c, format), b, a] : [fullYear(c, format), a, b];
    default:
      return [fullYear(c, format), b, a];
  }
}

function fullYear(year: string, { firstYear }: DateFormat): string {
  if (year.length === 4) return year;
  const century = Math.floor(firstYear / 100) * 100;
  const inCentury = century + Number(year);
  return String(inCentury < firstYear ? inCentury + 100 : inCentury);
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
  const isWhole = Number.isSafeInteger(year) && Number.isInteger(month) && Number.isInteger(dayOfMonth);
  if (!isWhole || year < 1 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) {
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
  if (Number.isNaN(year + month)) throw new InputError(`a month is a year and a number: ${year}, ${month}. Pass both.`);
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
