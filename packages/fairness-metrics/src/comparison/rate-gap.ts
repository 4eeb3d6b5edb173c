import {
  criticalValue,
  type Interval,
  isComputed,
  katzRatio,
  koopmanInterval,
  type MaybeEstimate,
  type NotComputed,
  newcombeDifference,
  notComputed,
  wilsonLimits,
} from '@assay/statistics';
import type { Rate } from '../rate/rate.ts';

export type Scale = 'difference' | 'ratio';

/** The value of no difference: 0 for differences, 1 for ratios. */
export const NO_GAP: Readonly<Record<Scale, number>> = { difference: 0, ratio: 1 };

/**
 * By how much does a group's rate differ from another's: group − compared, or group ÷ compared?
 *
 * Newcombe's interval for differences, Koopman's for ratios, which exist for zero counts too; weighted rows take the
 * same forms built on Wilson limits of the effective sample size (Newcombe; Donner and Zou's MOVER). A compared rate of
 * 0 has no ratio.
 *
 * @example
 * const [a, b] = groups.map((each) => rateOf(each, 'falsePositiveRate'));
 * rateGap(b, a, 'difference', 0.95).value // 0.1618
 */
export function rateGap(group: Rate, compared: Rate, scale: Scale, level: number): MaybeEstimate {
  if (!isComputed(group.estimate)) return group.estimate;
  if (!isComputed(compared.estimate)) {
    return notComputed(`the group compared with has no rate: ${compared.estimate.reason}`);
  }
  const isWhole =
    group.effectiveDenominator === group.denominator &&
    compared.effectiveDenominator === compared.denominator &&
    [group.numerator, compared.numerator, group.denominator, compared.denominator].every(Number.isInteger);
  const a = { successes: group.numerator, total: group.denominator };
  const b = { successes: compared.numerator, total: compared.denominator };
  if (scale === 'difference')
    return isWhole ? newcombeDifference(a, b, { level }) : weightedDifference(group, compared, level);
  const value = compared.numerator === 0 ? null : group.estimate.value / compared.estimate.value;
  if (value === null) return notComputed('the rate compared with is 0, and nothing divides by 0');
  const interval: Interval | NotComputed = isWhole
    ? koopmanInterval(a, b, { level })
    : weightedRatioInterval(group, compared, level);
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

function limitsOf(rate: Rate, z: number) {
  const p = rate.numerator / rate.denominator;
  const n = rate.effectiveDenominator;
  return { p, ...wilsonLimits(p * n, n, z) };
}

function weightedDifference(group: Rate, compared: Rate, level: number): MaybeEstimate {
  const z = criticalValue(level);
  const a = limitsOf(group, z);
  const b = limitsOf(compared, z);
  const value = a.p - b.p;
  const low = Math.max(-1, value - Math.hypot(a.p - a.low, b.high - b.p));
  const high = Math.min(1, value + Math.hypot(a.high - a.p, b.p - b.low));
  const method = 'Newcombe hybrid score interval on effective sample sizes';
  return { status: 'computed', value, interval: { low, high, level, method } };
}

function weightedRatioInterval(group: Rate, compared: Rate, level: number): Interval {
  const z = criticalValue(level);
  const a = limitsOf(group, z);
  const b = limitsOf(compared, z);
  const product = a.p * b.p;
  const lowFactor = a.low * (2 * a.p - a.low);
  const highFactor = a.high * (2 * a.p - a.high);
  const lowRoot = product ** 2 - lowFactor * b.high * (2 * b.p - b.high);
  const highRoot = product ** 2 - highFactor * b.low * (2 * b.p - b.low);
  const low = group.numerator === 0 ? 0 : lowFactor / (product + Math.sqrt(Math.max(0, lowRoot)));
  const high = (product + Math.sqrt(Math.max(0, highRoot))) / (b.low * (2 * b.p - b.low));
  return { low, high, level, method: 'MOVER interval on effective sample sizes' };
}
