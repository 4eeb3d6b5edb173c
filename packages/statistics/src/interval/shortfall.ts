import { isComputed, type MaybeEstimate } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { wilsonInterval } from './wilson-interval.ts';

/**
 * How many more would it have been at the share found elsewhere? Of `total` cases `found` were so; at that share so many more
 * would have been, in whole cases and never below none.
 *
 * The range is that of the share (Wilson); the cases here are taken as they are.
 *
 * Edge rules: a share of no cases is not computed.
 *
 * @throws InputError where counts are no counts, or those found are not among the total.
 *
 * Source: Wilson (1927).
 *
 * @example
 * shortfall({ found: 30, total: 100 }, { successes: 45, total: 90 }).value // 20
 */
export function shortfall(
  { found, total }: { readonly found: number; readonly total: number },
  elsewhere: { readonly successes: number; readonly total: number },
): MaybeEstimate {
  if (!(found >= 0 && found <= total && Number.isFinite(total))) {
    throw new InputError(`those found must be among the total: ${found} of ${total}. Count them again.`);
  }
  const share = wilsonInterval(elsewhere);
  if (!isComputed(share) || 'status' in share.interval) return share;
  const more = (rate: number) => Math.max(0, Math.round(total * rate) - found);
  const { low, high } = share.interval;
  return {
    status: 'computed',
    value: more(share.value),
    interval: { ...share.interval, low: more(low), high: more(high!) },
  };
}
