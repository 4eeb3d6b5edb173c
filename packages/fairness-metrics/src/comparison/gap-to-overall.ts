import { type Interval, isComputed, type MaybeEstimate, type NotComputed, notComputed } from '@assay/statistics';
import type { Rate } from '../rate/rate.ts';
import type { IntervalKind } from '../rate/rate-limits.ts';
import { gapInterval, rateGap, type Scale } from './rate-gap.ts';

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
  const interval = intervalToOverall(group, rest, scale, level, intervals);
  const share = shareOf(group, rest);
  const gap = rateGap(group, rest, scale, level, intervals);
  if (isComputed(gap)) return { status: 'computed', value: carrier(scale, share)(gap.value), interval };
  const isRestZero = scale === 'ratio' && rest.numerator === 0 && group.numerator > 0;
  return isRestZero ? { status: 'computed', value: 1 / share, interval } : gap;
}

/** The range alone of {@link gapToOverall}. */
export function intervalToOverall(
  group: Rate,
  rest: Rate,
  scale: Scale,
  level: number,
  intervals: IntervalKind = 'score',
): Interval | NotComputed {
  if (!isComputed(group.estimate)) return group.estimate;
  if (!isComputed(rest.estimate)) return notComputed('this group is everyone');
  const interval = gapInterval(group, rest, scale, level, intervals);
  if ('status' in interval) return interval;
  const share = shareOf(group, rest);
  const carry = carrier(scale, share);
  return {
    ...interval,
    low: carry(interval.low),
    high: interval.high === null ? 1 / share : carry(interval.high),
    method: `${interval.method}, carried to the overall rate`,
  };
}

const shareOf = (group: Rate, rest: Rate) => group.denominator / (group.denominator + rest.denominator);

function carrier(scale: Scale, share: number): (gap: number) => number {
  return scale === 'difference' ? (gap) => (1 - share) * gap : (ratio) => ratio / (share * ratio + 1 - share);
}
