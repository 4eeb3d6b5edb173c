import { InputError } from '@assay/statistics';
import { DAY_MILLISECONDS } from './contact-columns.ts';

/**
 * On which day does a log end, where some contacts are dated in the future by mistake?
 *
 * The last day, since 1970-01-01, that no gap of more than `gapDays` sets apart from what came before. Strays are few: where
 * more than a fiftieth of the contacts lie beyond a gap, it is the log that has the gap. Times in milliseconds, in any
 * order; missing ones (`NaN`) count for nothing.
 *
 * @throws InputError where no contact has a time.
 *
 * @example
 * lastDayOfLog([0, 1, 2, 900].map((day) => day * DAY_MILLISECONDS)) // 2
 */
export function lastDayOfLog(time: ArrayLike<number>, gapDays = 31): number {
  const times = Float64Array.from(time).filter(Number.isFinite).sort();
  if (times.length === 0) throw new InputError('no contact has a time. Pass the times of a log.');
  const mostStrays = Math.max(1, Math.floor(times.length / 50));
  let end = times.length - 1;
  for (let at = times.length - 1; at > 0 && times.length - at <= mostStrays; at--)
    if (times[at]! - times[at - 1]! > gapDays * DAY_MILLISECONDS) end = at - 1;
  return Math.floor(times[end]! / DAY_MILLISECONDS);
}
