import { checkedNumbers } from '@assay/statistics';
import { lastContactDay, lastDayOfLog } from './last-day-of-log.ts';

/** What is known of a log before its last day is settled: its first and last moment, and the day on which it ends by itself. */
export interface LogSpan {
  readonly earliest: number;
  /** Before the earliest where no contact has a time. */
  readonly latest: number;
  /** See {@link lastDayOfLog}. */
  readonly lastDay: () => number;
}

/**
 * From when to when does a log run? Missing times (`NaN`) count for nothing.
 *
 * @example
 * spanOfContactTimes([5, NaN, 2]).earliest // 2
 */
export function spanOfContactTimes(time: ArrayLike<number>): LogSpan {
  let [earliest, latest] = [Infinity, -Infinity];
  for (let row = 0; row < time.length; row++) {
    const each = time[row]!;
    if (each < earliest) earliest = each;
    if (each > latest) latest = each;
  }
  return { earliest, latest, lastDay: () => lastDayOfLog(time) };
}

/**
 * The same of a log that was counted day by day.
 *
 * @throws InputError where a moment is no number.
 *
 * @example
 * spanOfContactDays([{ day: 0, contacts: 2, first: 5, last: 9 }, { day: 1, contacts: 1, first: 86400001, last: 86400001 }]).latest // 86400001
 */
export function spanOfContactDays(days: Parameters<typeof lastContactDay>[0]): LogSpan {
  checkedNumbers(
    days.flatMap(({ first, last }) => [first, last]),
    'moments of days',
  );
  return {
    earliest: days.reduce((least, { first }) => Math.min(least, first), Infinity),
    latest: days.reduce((most, { last }) => Math.max(most, last), -Infinity),
    lastDay: () => lastContactDay(days),
  };
}
