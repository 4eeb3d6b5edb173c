import { type MaybeEstimate, notComputed } from '../computed.ts';
import { refuseNoNumber } from './refuse-no-number.ts';

/**
 * The share that is not: an estimate of right links told as one of wrong ones. What is not computed stays so.
 *
 * Edge rules: of an interval without an upper end, none can be told.
 *
 * @example
 * complementOfEstimate(wilsonInterval({ successes: 7, total: 20 })).value // 0.65
 */
export function complementOfEstimate(estimate: MaybeEstimate): MaybeEstimate {
  if (estimate.status !== 'computed') return estimate;
  refuseNoNumber(estimate);
  const { interval } = estimate;
  const value = 1 - estimate.value;
  if ('status' in interval) return { ...estimate, value };
  if (interval.high === null) return { ...estimate, value, interval: notComputed('the interval has no upper end') };
  return { ...estimate, value, interval: { ...interval, low: 1 - interval.high, high: 1 - interval.low } };
}
