import { isComputed, type MaybeEstimate, notComputed } from '../computed.ts';
import { studentQuantile } from '../special/student.ts';
import { exactSum } from '../sum/exact-sum.ts';
import { sampleVariance } from '../sum/sample-variance.ts';
import { checkedLevel, type LevelOption } from './level.ts';

/**
 * What is the average, and how far may it be off?
 *
 * Student's t interval: right for values that are roughly normal, or for many values. One value alone has no interval.
 *
 * Source: Student (1908).
 *
 * @example
 * meanInterval([2, 4, 4, 4, 5, 5, 7, 9]).interval // { low: 3.213, high: 6.787 }
 */
export function meanInterval(values: ArrayLike<number>, options: LevelOption = {}): MaybeEstimate {
  const level = checkedLevel(options);
  const n = values.length;
  if (n === 0) return notComputed('there are no values to average');
  const value = exactSum(values) / n;
  const variance = sampleVariance(values);
  if (typeof variance !== 'number') return { status: 'computed', value, interval: variance };
  const reach = studentQuantile(1 - (1 - level) / 2, n - 1) * Math.sqrt(variance / n);
  const estimate: MaybeEstimate = {
    status: 'computed',
    value,
    interval: { low: value - reach, high: value + reach, level, method: "Student's t interval" },
  };
  return isComputed(estimate) && Number.isFinite(reach) ? estimate : notComputed('a value is not finite');
}
