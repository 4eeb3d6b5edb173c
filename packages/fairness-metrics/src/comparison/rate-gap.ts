import {
  type Interval,
  isComputed,
  katzRatio,
  koopmanInterval,
  type MaybeEstimate,
  type NotComputed,
  newcombeDifference,
  notComputed,
} from '@assay/statistics';
import { checkedRate } from '../rate/checked-rate.ts';
import type { Rate } from '../rate/rate.ts';
import { type IntervalKind, isCountedRate, rateLimits } from '../rate/rate-limits.ts';

export type Scale = 'difference' | 'ratio';

/** The value of no difference: 0 for differences, 1 for ratios. */
export const NO_GAP: Readonly<Record<Scale, number>> = { difference: 0, ratio: 1 };

/**
 * By how much does a group's rate differ from another's: group − compared, or group ÷ compared?
 *
 * Newcombe's interval for differences, Koopman's for ratios, which exist for zero counts too. Exact limits of the two
 * rates, where asked for, and Wilson limits of effective sample sizes, where rows are weighted, are joined in the same
 * way (Newcombe's square and add; Donner and Zou's MOVER): with exact limits they cover at 0.947 or more of a nominal
 * 0.95 wherever it was counted. A compared rate of 0 has no ratio, but its range all the same.
 *
 * @example
 * const [a, b] = groups.map((each) => rateOf(each, 'falsePositiveRate'));
 * rateGap(b, a, 'difference', 0.95).value // 0.1618
 */
export function rateGap(
  group: Rate,
  compared: Rate,
  scale: Scale,
  level: number,
  intervals: IntervalKind = 'score',
): MaybeEstimate {
  for (const rate of [group, compared]) checkedRate(rate);
  if (!isComputed(group.estimate)) return group.estimate;
  if (!isComputed(compared.estimate)) return noComparedRate(compared.estimate);
  const [p, q] = [group.estimate.value, compared.estimate.value];
  const interval = gapInterval(group, compared, scale, level, intervals);
  if (scale === 'ratio' && q === 0)
    return notComputed('the rate compared with is 0, and nothing divides by 0', interval);
  const value = scale === 'difference' ? p - q : p / q;
  return { status: 'computed', value, interval };
}

/**
 * The range alone of {@link rateGap}, which exists where the ratio has no value: of 200 in 1,000 against 0 in 500, every
 * ratio from 26 upwards is compatible with the counts, so its upper end is `null`.
 *
 * @example
 * const [a, b] = groups.map((each) => rateOf(each, 'falsePositiveRate'));
 * gapInterval(b, a, 'ratio', 0.95) // { low: 1.105, high: 2.457 }
 */
export function gapInterval(
  group: Rate,
  compared: Rate,
  scale: Scale,
  level: number,
  intervals: IntervalKind = 'score',
): Interval | NotComputed {
  for (const rate of [group, compared]) checkedRate(rate);
  if (!isComputed(group.estimate)) return group.estimate;
  if (!isComputed(compared.estimate)) return noComparedRate(compared.estimate);
  const counted = isCountedRate(group) && isCountedRate(compared);
  if (!counted || intervals === 'exact') {
    const limits = counted ? intervals : 'score';
    return scale === 'difference'
      ? joinedDifference(group, compared, level, limits)
      : joinedRatio(group, compared, level, limits);
  }
  const a = { successes: group.numerator, total: group.denominator };
  const b = { successes: compared.numerator, total: compared.denominator };
  if (scale === 'ratio') return koopmanInterval(a, b, { level });
  const difference = newcombeDifference(a, b, { level });
  return isComputed(difference) ? difference.interval : difference;
}

function noComparedRate({ reason }: NotComputed): NotComputed {
  return notComputed(`the group compared with has no rate: ${reason}`);
}

/**
 * As {@link rateGap} for ratios, with the log interval that UK publications mostly use, to stand beside Koopman's. It
 * has no limits where a count is 0; weighted rows: not computed.
 *
 * Source: Katz and others (1978).
 *
 * @example
 * const [a, b] = groups.map((each) => rateOf(each, 'falsePositiveRate'));
 * katzGap(b, a, 0.95).value // 1.647
 */
export function katzGap(group: Rate, compared: Rate, level: number): MaybeEstimate {
  for (const rate of [group, compared]) checkedRate(rate);
  if (!isCountedRate(group) || !isCountedRate(compared)) {
    return notComputed('the Katz interval is for whole people without weights');
  }
  return katzRatio(
    { successes: group.numerator, total: group.denominator },
    { successes: compared.numerator, total: compared.denominator },
    { level },
  );
}

const LIMITS_OF: Readonly<Record<IntervalKind, string>> = {
  exact: 'from Clopper–Pearson limits',
  score: 'on effective sample sizes',
};

function joinedDifference(group: Rate, compared: Rate, level: number, kind: IntervalKind): Interval {
  const a = rateLimits(group, level, kind);
  const b = rateLimits(compared, level, kind);
  const value = a.p - b.p;
  const low = Math.max(-1, value - Math.hypot(a.p - a.low, b.high - b.p));
  const high = Math.min(1, value + Math.hypot(a.high - a.p, b.p - b.low));
  return {
    low,
    high,
    level,
    method: `Newcombe hybrid ${kind === 'exact' ? 'interval' : 'score interval'} ${LIMITS_OF[kind]}`,
  };
}

function joinedRatio(group: Rate, compared: Rate, level: number, kind: IntervalKind): Interval | NotComputed {
  if (group.numerator === 0 && compared.numerator === 0) {
    return notComputed('neither group has any, so every ratio is compatible with the data');
  }
  const a = rateLimits(group, level, kind);
  const b = rateLimits(compared, level, kind);
  const product = a.p * b.p;
  const lowFactor = a.low * (2 * a.p - a.low);
  const highFactor = a.high * (2 * a.p - a.high);
  const lowRoot = product ** 2 - lowFactor * b.high * (2 * b.p - b.high);
  const highRoot = product ** 2 - highFactor * b.low * (2 * b.p - b.low);
  const low = group.numerator === 0 ? 0 : lowFactor / (product + Math.sqrt(Math.max(0, lowRoot)));
  const divisor = b.low * (2 * b.p - b.low);
  const high = divisor > 0 ? (product + Math.sqrt(Math.max(0, highRoot))) / divisor : null;
  return { low, high, level, method: `MOVER interval ${LIMITS_OF[kind]}` };
}
