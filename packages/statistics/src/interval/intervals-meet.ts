import { checkedBound, checkedNumbers } from '../checked-numbers.ts';
import type { MaybeEstimate } from '../computed.ts';

/**
 * Do two ways of finding one number agree, as far as their ranges tell? `null` where nobody can say.
 *
 * An estimate without a range is its value alone. That ranges meet does not show that either is right.
 *
 * Edge rules: where either is not computed, or the second has no range with two ends: `null`.
 *
 * @throws InputError where an end is no number.
 *
 * @example
 * intervalsMeet(wilsonInterval({ successes: 7, total: 20 }), wilsonInterval({ successes: 1, total: 200 })) // false
 */
export function intervalsMeet(one: MaybeEstimate, other: MaybeEstimate): boolean | null {
  if (one.status !== 'computed' || other.status !== 'computed') return null;
  if ('status' in other.interval || other.interval.high === null) return null;
  const { low, high } = 'status' in one.interval ? { low: one.value, high: one.value } : one.interval;
  checkedNumbers([low, other.interval.low, other.interval.high], 'ends');
  if (high !== null) checkedBound(high, 'upper end');
  return low <= other.interval.high && (high ?? Number.POSITIVE_INFINITY) >= other.interval.low;
}
