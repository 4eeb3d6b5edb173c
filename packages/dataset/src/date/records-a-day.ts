import { checkedAmounts, countedNoun, type DictionaryColumn, type NotComputed, notComputed } from '@assay/statistics';
import { MISSING_DAY } from '../table/table.ts';
import { lastDayButSlips, recordedDays } from './last-day.ts';

const YEAR = 365;
/** A week, since no two days of one are alike. */
const LEAST_DAYS = 7;

/**
 * How many new records come on an ordinary day, as the file itself says? Those dated within the last 365 days up to its last
 * day, over these days; where the first dated record is younger than that, over the days since it.
 *
 * Edge rules: no record with a day, or fewer than seven days, which tell nothing of an ordinary one: not computed. Records without a
 * day, days that stand for none, and slips of the keys years before or after all others are of no day. Where the file is a part of
 * all records, so is what comes of it.
 *
 * @param counts How many records each row stands for; one each where it is left out.
 *
 * @throws InputError where a count is below 0 or no number.
 *
 * @example
 * recordsADay(dictionaryColumn(['2024-03-01', '2024-03-01', '2024-04-09'])) // 0.075
 */
export function recordsADay(recorded: DictionaryColumn, counts?: ArrayLike<number>): number | NotComputed {
  const rows = counts === undefined ? null : checkedAmounts(Array.from(counts), 'records of a day');
  const days = recordedDays(recorded);
  const last = lastDayButSlips(days, counts);
  const before = lastDayButSlips(
    days.map((day) => (day === MISSING_DAY ? day : -day)),
    counts,
  );
  if (last === null || before === null)
    return notComputed('no record has a date, which would say how many come on a day');
  const span = Math.min(YEAR, last + before + 1);
  if (span < LEAST_DAYS)
    return notComputed(
      `the dates of the records cover ${countedNoun(span, 'day')}, of which no ordinary one can be told`,
    );
  let records = 0;
  for (let row = 0; row < days.length; row++) {
    if (days[row]! > last - span && days[row]! <= last) records += rows?.[row] ?? 1;
  }
  return records / span;
}
