import { type DictionaryColumn, regularisedBeta } from '@assay/statistics';
import { calendarDay } from '../date/calendar-day.ts';
import { UNKNOWN_DAYS } from '../date/placeholder-date.ts';
import { daysOfValues, dictionaryLength } from '../table/held-texts.ts';
import { type DateColumn, MISSING_DAY } from '../table/table.ts';
import type { DefaultDate, WrongDate } from './table-profile.ts';

/** Recorded dates with, for each, its rows and its day. */
interface CountedDates {
  readonly recorded: DictionaryColumn;
  readonly rowsOfCode: Int32Array;
  readonly days: Int32Array;
}

/** Recorded dates that no calendar has, and dates after the day of the extract, most frequent first. */
export function wrongDates(field: string, { recorded, rowsOfCode, days }: CountedDates, today: number): WrongDate[] {
  const found: WrongDate[] = [];
  for (const [code, rows] of rowsOfCode.entries()) {
    const isImpossible = days[code] === MISSING_DAY;
    if (rows === 0 || !(isImpossible || days[code]! > today)) continue;
    // The texts are made where one is wrong.
    found.push({ field, kind: isImpossible ? 'impossible' : 'future', recorded: recorded.values[code]!, rows });
  }
  return found.sort((a, b) => b.rows - a.rows || (a.recorded < b.recorded ? -1 : 1));
}

/**
 * How often does a default stand where a date should? 1 January of any year, against one day in 365.25; each day that systems write
 * where they know none, such as 1 January 1900, and that stands in the column, against one day of the recorded range.
 */
export function defaultDates(field: string, { rowsOfCode, days }: CountedDates): DefaultDate[] {
  let dated = 0;
  let newYears = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const rowsOfDay = new Map<number, number>();
  for (const [code, rows] of rowsOfCode.entries()) {
    const day = days[code]!;
    if (day === MISSING_DAY || rows === 0) continue;
    dated += rows;
    first = Math.min(first, day);
    last = Math.max(last, day);
    const { month, dayOfMonth } = calendarDay(day)!;
    if (month === 1 && dayOfMonth === 1) newYears += rows;
    if (UNKNOWN_DAYS.has(day)) rowsOfDay.set(day, (rowsOfDay.get(day) ?? 0) + rows);
  }
  if (dated === 0) return [];
  const candidates = [
    { name: '1 January of any year', found: newYears, expectedShare: 1 / 365.25 },
    ...[...rowsOfDay]
      .sort(([a], [b]) => a - b)
      .map(([day, found]) => ({ name: longDate(day), found, expectedShare: 1 / (last - first + 1) })),
  ];
  return candidates.map(({ name, found, expectedShare }) => ({
    field,
    default: name,
    rows: found,
    dated,
    share: found / dated,
    expectedShare,
    ratio: found / dated / expectedShare,
    pValue: binomialUpper(found, dated, expectedShare),
  }));
}

const longDates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

function longDate(day: number): string {
  return longDates.format(day * 86_400_000);
}

/** P(X >= successes): the regularised incomplete beta function at the probability (Abramowitz and Stegun 1964, 26.5.24). */
function binomialUpper(successes: number, trials: number, probability: number): number {
  if (successes === 0 || probability >= 1) return 1;
  return regularisedBeta(probability, successes, trials - successes + 1);
}

/** The day of each recorded value; {@link MISSING_DAY} where there is none, or no row has it. */
export function dayOfValues(column: DateColumn): Int32Array {
  const known = daysOfValues(column);
  if (known !== undefined) return known;
  const { codes } = column.recorded;
  const { days } = column;
  const dayOf = new Int32Array(dictionaryLength(column.recorded)).fill(MISSING_DAY);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) dayOf[codes[row]!] = days[row]!;
  return dayOf;
}
