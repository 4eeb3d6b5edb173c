import { isComputed, type MaybeEstimate, notComputed } from '@assay/statistics';
import type { Rate } from '../rate/rate.ts';
import type { IntervalKind } from '../rate/rate-limits.ts';
import { rateGap, type Scale } from './rate-gap.ts';

/**
 * By how much does a group's rate differ from everyone's, the group itself among them?
 *
 * The two are not independent, so the gap is taken to everyone else and carried over exactly: with w the group's share of the
 * denominator, p_g − p = (1 − w)(p_g − p_rest) and p_g / p = r / (w·r + 1 − w), r = p_g / p_rest; both rise with the gap.
 */
export function gapToOverall(
  group: Rate,
  rest: Rate,
  scale: Scale,
  level: number,
  intervals: IntervalKind = 'score',
): MaybeEstimate {
  if (!isComputed(group.estimate)) return group.estimate;
  if (!isComputed(rest.estimate)) return notComputed('this group is everyone');
  const share = group.denominator / (group.denominator + rest.denominator);
  const gap = rateGap(group, rest, scale, level, intervals);
  if (!isComputed(gap)) {
    const isRestZero = scale === 'ratio' && rest.numerator === 0 && group.numerator > 0;
    return isRestZero
      ? { status: 'computed', value: 1 / share, interval: notComputed('no one outside this group is counted') }
      : gap;
  }
  const carry = scale === 'difference' ? (d: number) => (1 - share) * d : (r: number) => r / (share * r + 1 - share);
  const { value, interval } = gap;
  if ('status' in interval) return { status: 'computed', value: carry(value), interval };
  const high = interval.high === null ? 1 / share : carry(interval.high);
  const carried = {
    ...interval,
    low: carry(interval.low),
    high,
    method: `${interval.method}, carried to the overall rate`,
  };
  return { status: 'computed', value: carry(value), interval: carried };
}
