import { londonClock } from '../date/london-clock.ts';
import type { Table } from './table.ts';

const DAY = 86_400_000;
/** No calendar goes back so far: a missing day. */
const EARLIEST_DAY = -1e9;

/**
 * When did each row happen, in universal time, in which durations hold through the nights that clocks change? Milliseconds since
 * 1970-01-01 of a column of times, or the first moment of a column of days; `NaN` where a row has none, and in every row where the
 * table has no such column.
 *
 * @example
 * momentsOf(people, 'seen')[0] === Date.UTC(2024, 5, 1, 10) // true
 */
export function momentsOf(table: Table, name: string): Float64Array {
  const column = table.columns[name];
  if (column?.kind === 'time') return column.milliseconds;
  if (column?.kind === 'date')
    return Float64Array.from(column.days, (day) => (day < EARLIEST_DAY ? Number.NaN : day * DAY));
  return new Float64Array(table.rowCount).fill(Number.NaN);
}

/**
 * What did clocks show as each row happened, by which people name hours and days? As {@link momentsOf}, by {@link londonClock}; a day
 * is the same on every clock.
 *
 * @example
 * clockTimes(people, 'seen')[0] === Date.UTC(2024, 5, 1, 11) // true
 */
export function clockTimes(table: Table, name: string): Float64Array {
  const moments = momentsOf(table, name);
  return table.columns[name]?.kind === 'time' ? moments.map(londonClock) : moments;
}
