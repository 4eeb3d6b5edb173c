import type { DictionaryColumn } from '@assay/statistics';
import { MISSING_DAY, type Table } from '../table/table.ts';
import { dateMeaning } from './placeholder-date.ts';
import { recordedDate } from './recorded-date.ts';

/**
 * Which is the last day that dates, as they were recorded, name? What stands for no day or for no end is none; `null` where
 * no day is recorded.
 *
 * @example
 * lastDay(dictionaryColumn(['2024-03-02', '9999-12-31', null])) // 19784
 */
export function lastDay({ codes, values }: DictionaryColumn): number | null {
  const days = values.map((text) => recordedDate(text)?.day ?? MISSING_DAY);
  let last: number | null = null;
  for (const code of new Set(codes)) {
    const day = days[code];
    if (day !== undefined && dateMeaning(day) === 'a day' && (last === null || day > last)) last = day;
  }
  return last;
}

/** A day of the years to come is a slip of the keys, not the end of the records, where so few in a hundred lie there. */
const MOST_SLIPS = 0.01;
const SLIP_DAYS = 366;

/**
 * Which is the last of these days, but for slips of the keys? Where fewer than one in a hundred lie more than a year beyond
 * all others, the others end the records. `null` where there is no day.
 *
 * @example
 * lastDayButSlips(Int32Array.from({ length: 1000 }, (_, at) => (at === 0 ? 99_000 : 19_000 + (at % 400)))) // 19399
 */
export function lastDayButSlips(days: Int32Array): number | null {
  const sorted = days.filter((day) => day !== MISSING_DAY).toSorted();
  const most = Math.ceil(MOST_SLIPS * sorted.length) - 1;
  for (let beyond = most; beyond >= 1; beyond--) {
    const [last, next] = [sorted[sorted.length - 1 - beyond]!, sorted[sorted.length - beyond]!];
    if (next - last > SLIP_DAYS) return last;
  }
  return sorted.at(-1) ?? null;
}

/**
 * Up to which day do these tables reach? The last of {@link lastDayButSlips} over their columns of dates, or over those of
 * these names; `null` where none has a day.
 *
 * @example
 * lastDayOfTables([people]) === dayNumber(1980, 1, 31) // true
 */
export function lastDayOfTables(tables: readonly Table[], names?: readonly string[]): number | null {
  const days = tables.flatMap(({ columns }) =>
    Object.entries(columns).flatMap(([name, column]) =>
      column.kind === 'date' && (names?.includes(name) ?? true) ? (lastDayButSlips(column.days) ?? []) : [],
    ),
  );
  return days.length === 0 ? null : Math.max(...days);
}
