import type { DictionaryColumn } from '@assay/statistics';
import { MISSING_DAY, type Table } from '../table/table.ts';
import { dateMeaning } from './placeholder-date.ts';
import { recordedDate } from './recorded-date.ts';

/** A day of the years to come is a slip of the keys, not the end of the records, where so few in a hundred lie there. */
const MOST_SLIPS = 0.01;
const SLIP_DAYS = 366;

/**
 * Which is the last of these days, but for slips of the keys? Where fewer than one in a hundred lie more than a year beyond
 * all others, the others end the records. `null` where there is no day.
 *
 * @param counts How often each day stands; once where it is left out.
 *
 * @example
 * lastDayButSlips(Int32Array.from({ length: 1000 }, (_, at) => (at === 0 ? 99_000 : 19_000 + (at % 400)))) // 19399
 */
export function lastDayButSlips(days: Int32Array, counts?: ArrayLike<number>): number | null {
  const rows = new Map<number, number>();
  let all = 0;
  for (let at = 0; at < days.length; at++) {
    const count = counts?.[at] ?? 1;
    if (days[at] === MISSING_DAY || count === 0) continue;
    rows.set(days[at]!, (rows.get(days[at]!) ?? 0) + count);
    all += count;
  }
  const sorted = [...rows.keys()].sort((a, b) => a - b);
  const most = Math.ceil(MOST_SLIPS * all) - 1;
  let last = sorted.at(-1) ?? null;
  let beyond = 0;
  for (let at = sorted.length - 1; at > 0; at--) {
    beyond += rows.get(sorted[at]!)!;
    if (beyond > most) break;
    if (sorted[at]! - sorted[at - 1]! > SLIP_DAYS) last = sorted[at - 1]!;
  }
  return last;
}

/**
 * Which is the last day that dates, as they were recorded, name, but for slips and for what stands for no day or for no end?
 *
 * @example
 * lastDay(dictionaryColumn(['2024-03-02', '9999-12-31', null])) // 19784
 */
export function lastDay(recorded: DictionaryColumn, counts?: ArrayLike<number>): number | null {
  return lastDayButSlips(recordedDays(recorded), counts);
}

/** The day of each row as it was recorded; none of what stands for no day or for no end. */
export function recordedDays({ codes, values }: DictionaryColumn): Int32Array {
  const ofValue = values.map((text) => recordedDate(text)?.day ?? MISSING_DAY);
  return Int32Array.from(codes, (code) => {
    const day = ofValue[code] ?? MISSING_DAY;
    return dateMeaning(day) === 'a day' ? day : MISSING_DAY;
  });
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
