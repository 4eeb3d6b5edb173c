import { isComputed, type MaybeEstimate, notComputed } from '../computed.ts';
import { refuseNoNumber } from './refuse-no-number.ts';

/**
 * What is the same estimate in other words: the share left as the share gone, a ratio as a fall, a total as those not
 * among the known?
 *
 * Value and both limits through one function that always rises or always falls; where it falls, the limits change
 * places. A range without an upper limit keeps none; turned about it has no lower one, and is not computed.
 *
 * @example
 * const interval = { low: 0.2, high: 0.5, level: 0.95, method: 'Kaplan–Meier' };
 * changedEstimate({ status: 'computed', value: 0.25, interval }, (share) => 1 - share).interval // { low: 0.5, high: 0.8 }
 */
export function changedEstimate(estimate: MaybeEstimate, change: (value: number) => number): MaybeEstimate {
  if (!isComputed(estimate)) return estimate;
  refuseNoNumber(estimate);
  const value = change(estimate.value);
  const { interval } = estimate;
  if ('status' in interval) return { ...estimate, value };
  const { low, high } = interval;
  const isTurned = change(low + 1) < change(low);
  if (high === null) {
    const open = notComputed('turned about, the range has no lower limit');
    return { ...estimate, value, interval: isTurned ? open : { ...interval, low: change(low) } };
  }
  const [first, second] = isTurned ? [high, low] : [low, high];
  return { ...estimate, value, interval: { ...interval, low: change(first), high: change(second) } };
}
