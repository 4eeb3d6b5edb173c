import { type MaybeEstimate, notComputed } from '../computed.ts';
import { checkedLevel, criticalValue, type LevelOption } from './level.ts';
import type { Proportion } from './proportion.ts';
import { ratioOfProportions } from './ratio-of-proportions.ts';
import { wilsonLimits } from './wilson-interval.ts';

/**
 * How many times the reference group's rate is this group's rate, in closed form and with 0 successes allowed?
 *
 * MOVER interval from the two Wilson intervals: close to Koopman's and without a search. A reference rate of 0 or a group
 * without cases: not computed; where only the reference rate is 0, with an interval that has no upper end.
 *
 * @throws InputError as {@link wilsonInterval}.
 *
 * Source: Donner & Zou (2012), eq. 9.
 *
 * @example
 * moverRatio({ successes: 805, total: 1795 }, { successes: 349, total: 1488 }).interval // { low: 1.722, high: 2.125 }
 */
export function moverRatio(group: Proportion, reference: Proportion, options: LevelOption = {}): MaybeEstimate {
  const value = ratioOfProportions(group, reference);
  const level = checkedLevel(options);
  const hasRange = group.successes > 0 && reference.total > 0;
  if (typeof value !== 'number' && !hasRange) return value;
  const z = criticalValue(level);
  const p1 = group.successes / group.total;
  const p2 = reference.successes / reference.total;
  const wilson1 = wilsonLimits(group.successes, group.total, z);
  const wilson2 = wilsonLimits(reference.successes, reference.total, z);
  const product = p1 * p2;
  const lowRoot = product ** 2 - wilson1.low * wilson2.high * (2 * p1 - wilson1.low) * (2 * p2 - wilson2.high);
  const highRoot = product ** 2 - wilson1.high * wilson2.low * (2 * p1 - wilson1.high) * (2 * p2 - wilson2.low);
  const low = (wilson1.low * (2 * p1 - wilson1.low)) / (product + Math.sqrt(Math.max(0, lowRoot)));
  const method = 'MOVER interval from Wilson limits';
  if (typeof value !== 'number') return notComputed(value.reason, { low, high: null, level, method });
  const high = (product + Math.sqrt(Math.max(0, highRoot))) / (wilson2.low * (2 * p2 - wilson2.low));
  return { status: 'computed', value, interval: { low: value === 0 ? 0 : low, high, level, method } };
}
