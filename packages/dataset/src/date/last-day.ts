import type { DictionaryColumn } from '@assay/statistics';
import { MISSING_DAY } from '../table/table.ts';
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
