import {
  fisherExactPValue,
  isComputed,
  type NotComputed,
  normalUpper,
  notComputed,
  twoProportionTest,
} from '@assay/statistics';
import { checkedRate } from '../rate/checked-rate.ts';
import type { Rate } from '../rate/rate.ts';
import { isCountedRate } from '../rate/rate-limits.ts';

export interface SameRateTest {
  readonly status: 'computed';
  readonly pValue: number;
  readonly method: string;
}

/**
 * Could two separate groups have the same true rate?
 *
 * Chi-square test without continuity correction; Fisher's exact test where an expected count is below 5; a pooled z
 * test on effective sample sizes for weighted rows.
 *
 * @example
 * const [a, b] = groups.map((each) => rateOf(each, 'falsePositiveRate'));
 * sameRateTest(a, b).method // 'chi-square test'
 */
export function sameRateTest(group: Rate, compared: Rate): SameRateTest | NotComputed {
  for (const rate of [group, compared]) checkedRate(rate);
  if (!isComputed(group.estimate)) return group.estimate;
  if (!isComputed(compared.estimate)) return compared.estimate;
  if (!isCountedRate(group) || !isCountedRate(compared)) return weightedTest(group, compared);
  const a = { successes: group.numerator, total: group.denominator };
  const b = { successes: compared.numerator, total: compared.denominator };
  const pooled = (a.successes + b.successes) / (a.total + b.total);
  const smallestExpected = Math.min(pooled, 1 - pooled) * Math.min(a.total, b.total);
  if (smallestExpected < 5) {
    const pValue = fisherExactPValue(a, b);
    return typeof pValue === 'number' ? { status: 'computed', pValue, method: 'Fisher exact test' } : pValue;
  }
  const test = twoProportionTest(a, b);
  return isComputed(test) ? { status: 'computed', pValue: test.pValue, method: 'chi-square test' } : test;
}

function weightedTest(group: Rate, compared: Rate): SameRateTest | NotComputed {
  const [m, n] = [group.effectiveDenominator, compared.effectiveDenominator];
  const [p, q] = [group.numerator / group.denominator, compared.numerator / compared.denominator];
  const pooled = (p * m + q * n) / (m + n);
  if (pooled === 0 || pooled === 1) return notComputed('all cases have the same outcome');
  const z = (p - q) / Math.sqrt(pooled * (1 - pooled) * (1 / m + 1 / n));
  return { status: 'computed', pValue: 2 * normalUpper(Math.abs(z)), method: 'z test on effective sample sizes' };
}
