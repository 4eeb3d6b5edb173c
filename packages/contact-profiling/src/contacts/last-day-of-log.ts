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

/**
 * The same of a log that was counted day by day: contacts of each day, the first moment and the last.
 *
 * @throws InputError where there is no day.
 *
 * @example
 * lastContactDay([0, 2, 90].map((day) => ({ day, contacts: 1, first: day * DAY_MILLISECONDS, last: day * DAY_MILLISECONDS }))) // 2
 */
export function lastContactDay(
  days: readonly { readonly day: number; readonly contacts: number; readonly first: number; readonly last: number }[],
  gapDays = 31,
): number {
  const sorted = [...days].sort((a, b) => a.day - b.day);
  if (sorted.length === 0) throw new InputError('no contact has a time. Pass the times of a log.');
  const all = sorted.reduce((sum, { contacts }) => sum + contacts, 0);
  const mostStrays = Math.max(1, Math.floor(all / 50));
  let end = sorted.length - 1;
  let beyond = 0;
  for (let at = sorted.length - 1; at > 0; at--) {
    beyond += sorted[at]!.contacts;
    if (beyond > mostStrays) break;
    if (sorted[at]!.first - sorted[at - 1]!.last > gapDays * DAY_MILLISECONDS) end = at - 1;
  }
  return sorted[end]!.day;
}
