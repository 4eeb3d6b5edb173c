import { InputError } from '@assay/statistics';

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
  const day = Math.floor(Date.parse(`${written}T00:00:00Z`) / DAY);
  if (Number.isNaN(day)) throw new InputError(`a date must be written as 2025-03-31: "${written}". Correct it.`);
  return day;
}

/**
 * The year in which a day lies, of days since 1970-01-01.
 *
 * @example
 * yearOfDay(31) // 1970
 */
export function yearOfDay(day: number): number {
  return new Date(day * DAY).getUTCFullYear();
}

/**
 * The month in which a day lies, in months since January 1970.
 *
 * @example
 * monthOfDay(31) // 1
 */
export function monthOfDay(day: number): number {
  const date = new Date(day * DAY);
  return 12 * (date.getUTCFullYear() - 1970) + date.getUTCMonth();
}

/**
 * Such a month as it is written.
 *
 * @example
 * writtenMonth(1) // '1970-02'
 */
export function writtenMonth(month: number): string {
  return `${1970 + Math.floor(month / 12)}-${String((((month % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}
