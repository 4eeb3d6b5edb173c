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
import type { Rate } from '../rate/rate.ts';
import { type IntervalKind, isCounted, rateLimits } from '../rate/rate-limits.ts';

export type Scale = 'difference' | 'ratio';

/** The value of no difference: 0 for differences, 1 for ratios. */
export const NO_GAP: Readonly<Record<Scale, number>> = { difference: 0, ratio: 1 };

/**
 * By how much does a group's rate differ from another's: group − compared, or group ÷ compared?
 *
 * Newcombe's interval for differences, Koopman's for ratios, which exist for zero counts too. Exact limits of the two
 * rates, where asked for, and Wilson limits of effective sample sizes, where rows are weighted, are joined in the same
 * way (Newcombe's square and add; Donner and Zou's MOVER): with exact limits they cover at 0.947 or more of a nominal
 * 0.95 wherever it was counted. A compared rate of 0 has no ratio.
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
  if (!isComputed(group.estimate)) return group.estimate;
  if (!isComputed(compared.estimate)) {
    return notComputed(`the group compared with has no rate: ${compared.estimate.reason}`);
  }
  if (scale === 'ratio' && compared.numerator === 0) {
    return notComputed('the rate compared with is 0, and nothing divides by 0');
  }
  const counted = isCounted(group) && isCounted(compared);
  if (!counted || intervals === 'exact') {
    const limits = counted ? intervals : 'score';
    return scale === 'difference'
      ? joinedDifference(group, compared, level, limits)
      : joinedRatio(group, compared, level, limits);
  }
  const a = { successes: group.numerator, total: group.denominator };
  const b = { successes: compared.numerator, total: compared.denominator };
  if (scale === 'difference') return newcombeDifference(a, b, { level });
  const value = group.estimate.value / compared.estimate.value;
  const interval: Interval | NotComputed = koopmanInterval(a, b, { level });
  return { status: 'computed', value, interval };
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
  if (group.effectiveDenominator !== group.denominator || compared.effectiveDenominator !== compared.denominator) {
    return notComputed('the Katz interval is for rows without weights');
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

function joinedDifference(group: Rate, compared: Rate, level: number, kind: IntervalKind): MaybeEstimate {
  const a = rateLimits(group, level, kind);
  const b = rateLimits(compared, level, kind);
  const value = a.p - b.p;
  const low = Math.max(-1, value - Math.hypot(a.p - a.low, b.high - b.p));
  const high = Math.min(1, value + Math.hypot(a.high - a.p, b.p - b.low));
  const method = `Newcombe hybrid ${kind === 'exact' ? 'interval' : 'score interval'} ${LIMITS_OF[kind]}`;
  return { status: 'computed', value, interval: { low, high, level, method } };
}

function joinedRatio(group: Rate, compared: Rate, level: number, kind: IntervalKind): MaybeEstimate {
  const a = rateLimits(group, level, kind);
  const b = rateLimits(compared, level, kind);
  const product = a.p * b.p;
  const lowFactor = a.low * (2 * a.p - a.low);
  const highFactor = a.high * (2 * a.p - a.high);
  const lowRoot = product ** 2 - lowFactor * b.high * (2 * b.p - b.high);
  const highRoot = product ** 2 - highFactor * b.low * (2 * b.p - b.low);
  const low = group.numerator === 0 ? 0 : lowFactor / (product + Math.sqrt(Math.max(0, lowRoot)));
  const high = (product + Math.sqrt(Math.max(0, highRoot))) / (b.low * (2 * b.p - b.low));
  return {
    status: 'computed',
    value: a.p / b.p,
    interval: { low, high, level, method: `MOVER interval ${LIMITS_OF[kind]}` },
  };
}
