import { type Column, londonClock, type Table } from '@assay/dataset';
import { monthStart } from '@assay/displacement';
import type { DictionaryColumn } from '@assay/statistics';

export const DAY = 86_400_000;

/** What clocks showed, by which people name hours and days; `NaN` where no time is recorded. */
export function patrolClockTimes(table: Table, name: string): Float64Array {
  return table.columns[name]?.kind === 'time'
    ? patrolMoments(table, name).map(londonClock)
    : patrolMoments(table, name);
}

/** Universal time, in which durations hold through the nights that clocks change. */
export function patrolMoments(table: Table, name: string): Float64Array {
  const column: Column | undefined = table.columns[name];
  if (column?.kind === 'time') return column.milliseconds;
  if (column?.kind === 'date') return Float64Array.from(column.days, (day) => (day < -1e9 ? Number.NaN : day * DAY));
  return new Float64Array(table.rowCount).fill(Number.NaN);
}

/** Times, and the first of the month where there is a month alone, as in police.uk files. */
export function withMonths(time: Float64Array, month: DictionaryColumn): Float64Array {
  const starts = month.values.map(monthStart);
  return time.map((value, row) =>
    Number.isFinite(value) || month.codes[row]! < 0 ? value : starts[month.codes[row]!]!,
  );
}

export function dayText(day: number): string {
  return Number.isFinite(day) ? new Date(day * DAY).toISOString().slice(0, 10) : 'no day';
}
