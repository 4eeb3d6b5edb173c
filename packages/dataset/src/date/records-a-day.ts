import { checkedAmounts, type DictionaryColumn, type NotComputed, notComputed } from '@assay/statistics';
import { lastDay } from './last-day.ts';
import { recordedDate } from './recorded-date.ts';

const YEAR = 365;
/** A week, since no two days of one are alike. */
const LEAST_DAYS = 7;

/**
 * How many new records come on an ordinary day, as the file itself says? Those dated within the last 365 days up to its last
 * day, over these days; where the first dated record is younger than that, over the days since it.
 *
 * Edge rules: no record with a day: not computed. Records without a day, and days that stand for none, are of no day. Fewer than seven days tell nothing of an ordinary
 * one: not computed. Where the file is a part of all records, so is what comes of it.
 *
 * @param counts How many records each row stands for; one each where it is left out.
 *
 * @throws InputError where a count is below 0 or no number.
 *
 * @example
 * recordsADay(dictionaryColumn(['2024-03-01', '2024-03-01', '2024-04-09'])) // 0.075
 */
export function recordsADay({ codes, values }: DictionaryColumn, counts?: ArrayLike<number>): number | NotComputed {
  const last = lastDay({ codes, values }, counts);
  if (last === null) return notComputed('no record has a date, which would say how many come on a day');
  const rows = counts === undefined ? null : checkedAmounts(Array.from(counts), 'records of a day');
  const days = values.map((text) => recordedDate(text)?.day ?? null);
  let records = 0;
  let first = last;
  let isOlder = false;
  for (let row = 0; row < codes.length; row++) {
    const day = days[codes[row]!] ?? null;
    if (day === null || day > last) continue;
    if (day <= last - YEAR) isOlder = true;
    else {
      records += rows?.[row] ?? 1;
      first = Math.min(first, day);
    }
  }
  const span = isOlder ? YEAR : last - first + 1;
  return span < LEAST_DAYS
    ? notComputed(
        `the dates of the records cover ${span} ${span === 1 ? 'day' : 'days'}, of which no ordinary one can be told`,
      )
    : records / span;
}
