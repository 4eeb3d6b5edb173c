import { type DictionaryColumn, poissonMass } from '@assay/statistics';
import { type CalendarParts, calendarParts } from './calendar-parts.ts';

export interface DefaultDate {
  readonly text: string;
  readonly records: number;
  /** Records that a day of that year would hold if births were even over the year's ordinary days. */
  readonly expected: number;
  /** Pairs of records that share the date: what exact-date matching compares because of it. */
  readonly pairs: number;
  readonly reason: 'far more records than other days of the year' | 'no such day in any calendar';
}

const LEAST_FACTOR = 3;
const CHANCE = 1e-6;

/**
 * Which dates of birth were typed because none was known?
 *
 * A default date holds many records of people who have nothing in common, and exact-date matching makes them candidates for
 * each other. A date is listed where it holds three times what the median day of its year holds and so many would come by
 * chance less than once in a million dates (Poisson), or where no calendar has it.
 *
 * Edge rules: text that is no date is passed over.
 *
 * @example defaultDates(dateOfBirth)[0] // { text: '1900-01-01', records: 412, … }
 */
export function defaultDates(dateOfBirth: DictionaryColumn): DefaultDate[] {
  const records = new Int32Array(dateOfBirth.values.length);
  for (const code of dateOfBirth.codes) if (code >= 0) records[code]!++;
  const byYear = new Map<number, { text: string; parts: CalendarParts; records: number }[]>();
  for (const [code, text] of dateOfBirth.values.entries()) {
    const parts = calendarParts(text);
    if (parts === null || records[code] === 0) continue;
    const year = byYear.get(parts.year) ?? [];
    year.push({ text, parts, records: records[code]! });
    byYear.set(parts.year, year);
  }
  const found: DefaultDate[] = [];
  for (const days of byYear.values()) {
    const sizes = days.map((day) => day.records).sort((a, b) => a - b);
    // Days of the year that no record has count as nought.
    const absent = Math.max(0, 365 - sizes.length);
    const expected = Math.max(0.05, medianWithNoughts(sizes, absent));
    for (const { text, parts, records: count } of days) {
      const pairs = (count * (count - 1)) / 2;
      if (!isCalendarDay(parts)) {
        found.push({ text, records: count, expected: 0, pairs, reason: 'no such day in any calendar' });
      } else if (count >= 3 && count >= LEAST_FACTOR * expected && chanceOfAtLeast(count, expected) < CHANCE) {
        found.push({ text, records: count, expected, pairs, reason: 'far more records than other days of the year' });
      }
    }
  }
  return found.sort((a, b) => b.records - a.records || (a.text < b.text ? -1 : 1));
}

function medianWithNoughts(sorted: readonly number[], absent: number): number {
  const middle = (sorted.length + absent) / 2 - absent;
  return middle < 0
    ? sorted.reduce((sum, each) => sum + each, 0) / (sorted.length + absent)
    : sorted[Math.floor(middle)]!;
}

function chanceOfAtLeast(count: number, mean: number): number {
  let below = 0;
  for (let k = 0; k < count; k++) below += poissonMass(k, mean);
  return Math.max(0, 1 - below);
}

function isCalendarDay({ year, month, day }: CalendarParts): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}
