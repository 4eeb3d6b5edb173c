import {
  clopperPearsonInterval,
  isComputed,
  type MaybeEstimate,
  notComputed,
  USUAL_LEVEL,
  wilsonInterval,
} from '@assay/statistics';
import { checkedGroup } from '../cells/checked-cells.ts';
import type { GroupCells } from '../cells/group-cells.ts';
import { checkedRate } from './checked-rate.ts';
import { METRICS, type Metric, type MetricName, sumOfCellSlots } from './metric.ts';
import { type IntervalKind, rateLimits } from './rate-limits.ts';

/** So many out of so many, with the interval of the share. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  /** Rows that would carry as much information without weights: equal to the denominator where rows are not weighted. */
  readonly effectiveDenominator: number;
  readonly estimate: MaybeEstimate;
}

/**
 * A share with its Wilson interval; nobody in the denominator is *not computed*, with the reason given.
 *
 * @throws InputError where the numerator passes the denominator, or a count is no whole number.
 *
 * @example
 * rateWithInterval(7, 20).interval // { low: 0.1812, high: 0.5671 }
 */
export function rateWithInterval(
  numerator: number,
  denominator: number,
  level = USUAL_LEVEL,
  reason = 'there are no cases',
  intervals: IntervalKind = 'score',
): MaybeEstimate {
  if (denominator === 0) return notComputed(reason);
  const interval = intervals === 'exact' ? clopperPearsonInterval : wilsonInterval;
  return interval({ successes: numerator, total: denominator }, { level });
}

/**
 * One rate of one group: of whom, how many, and the range of true rates compatible with it.
 *
 * Wilson score interval, or Clopper and Pearson's exact one where asked for; for weighted rows Wilson's on Kish's
 * effective sample size (Σw)² / Σw²; where places on a list are shared by those who tie (see `listedCells`), Wilson's on
 * counts that are not whole. A group without anyone in the denominator is *not computed*, never 0: a group with
 * no positives has neither a true positive rate nor a miss rate.
 *
 * @example
 * rateOf(groups[1], 'falsePositiveRate') // { numerator: 35, denominator: 85 }
 */
export function rateOf(
  cells: GroupCells,
  name: MetricName,
  level = USUAL_LEVEL,
  intervals: IntervalKind = 'score',
): Rate {
  checkedGroup(cells);
  const metric = METRICS[name];
  const numerator = whole(sumOfCellSlots(cells.counts, metric.numeratorSlots));
  const denominator = whole(sumOfCellSlots(cells.counts, metric.denominatorSlots));
  if (denominator === 0) return { numerator, denominator, effectiveDenominator: 0, estimate: emptyDenominator(metric) };
  const isShared = !cells.squaredWeights && !(Number.isInteger(numerator) && Number.isInteger(denominator));
  if (!cells.squaredWeights && !isShared) {
    const estimate = rateWithInterval(numerator, denominator, level, '', intervals);
    return { numerator, denominator, effectiveDenominator: denominator, estimate };
  }
  const effectiveDenominator = cells.squaredWeights
    ? denominator ** 2 / sumOfCellSlots(cells.squaredWeights, metric.denominatorSlots)
    : denominator;
  const { p, low, high } = rateLimits({ numerator, denominator, effectiveDenominator }, level, 'score');
  const method = isShared
    ? 'Wilson score interval, places shared by those who tie'
    : 'Wilson score interval on the effective sample size';
  const interval = { low, high, level, method };
  return { numerator, denominator, effectiveDenominator, estimate: { status: 'computed', value: p, interval } };
}

/**
 * The rate alone, or `null` where nobody is in the denominator.
 *
 * @example
 * rateValue(rateOf(groups[1], 'falsePositiveRate')) // 0.4118
 */
export function rateValue(rate: Rate): number | null {
  const { estimate } = checkedRate(rate);
  return isComputed(estimate) ? estimate.value : null;
}

/** Shares of a place that add up to whole people are whole people. */
function whole(count: number): number {
  const nearest = Math.round(count);
  return Math.abs(count - nearest) <= 1e-9 * Math.max(1, nearest) ? nearest : count;
}

function emptyDenominator(metric: Metric) {
  return notComputed(`this group has no ${metric.denominatorLabel}`);
}
