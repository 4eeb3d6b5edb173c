import { regularisedBeta } from '@assay/statistics';
import { calendarDay } from '../date/calendar-day.ts';
import { UNKNOWN_DAYS } from '../date/placeholder-date.ts';
import { type DateColumn, MISSING_DAY } from '../table/table.ts';
import { rowsByCode } from './missing-rows.ts';
import type { DefaultDate, WrongDate } from './table-profile.ts';

/** Recorded dates that no calendar has, and dates after the day of the extract, most frequent first. */
export function wrongDates(field: string, column: DateColumn, today: number): WrongDate[] {
  const { codes, values } = column.recorded;
  const rows = rowsByCode(codes, values.length);
  const days = dayOfCode(column);
  const found = values.flatMap((recorded, code): WrongDate[] => {
    if (rows[code] === 0) return [];
    if (days[code] === MISSING_DAY) return [{ field, kind: 'impossible', recorded, rows: rows[code]! }];
    return days[code]! > today ? [{ field, kind: 'future', recorded, rows: rows[code]! }] : [];
  });
  return found.sort((a, b) => b.rows - a.rows || (a.recorded < b.recorded ? -1 : 1));
}

/**
 * How often does a default stand where a date should? 1 January of any year, against one day in 365.25; each day that systems write
 * where they know none, such as 1 January 1900, and that stands in the column, against one day of the recorded range.
 */
export function defaultDates(field: string, column: DateColumn): DefaultDate[] {
  let dated = 0;
  let newYears = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const rowsOfDay = new Map<number, number>();
  const { codes, values } = column.recorded;
  const rows = rowsByCode(codes, values.length);
  for (const [code, day] of dayOfCode(column).entries()) {
    if (day === MISSING_DAY || rows[code] === 0) continue;
    dated += rows[code]!;
    first = Math.min(first, day);
    last = Math.max(last, day);
    const { month, dayOfMonth } = calendarDay(day)!;
    if (month === 1 && dayOfMonth === 1) newYears += rows[code]!;
    if (UNKNOWN_DAYS.has(day)) rowsOfDay.set(day, (rowsOfDay.get(day) ?? 0) + rows[code]!);
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

function dayOfCode({ days, recorded: { codes, values } }: DateColumn): Int32Array {
  const dayOf = new Int32Array(values.length).fill(MISSING_DAY);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) dayOf[codes[row]!] = days[row]!;
  return dayOf;
}
