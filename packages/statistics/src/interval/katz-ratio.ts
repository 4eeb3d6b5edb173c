import { type MaybeEstimate, notComputed } from '../computed.ts';
import { checkedLevel, criticalValue, type LevelOption } from './level.ts';
import type { Proportion } from './proportion.ts';
import { ratioOfProportions } from './ratio-of-proportions.ts';

/**
 * How many times the reference group's rate is this group's rate? The interval that UK publications mostly use.
 *
 * Katz log interval: normal on the logarithm of the ratio. It does not exist for 0 successes in the group (the ratio is
 * then 0 with its interval not computed; Koopman's exists); a reference rate of 0 or a group without cases: not computed.
 *
 * @throws InputError as {@link wilsonInterval}.
 *
 * Source: Katz, Baptista, Azen & Pike (1978), method C.
 *
 * @example
 * katzRatio({ successes: 805, total: 1795 }, { successes: 349, total: 1488 }).interval // { low: 1.721, high: 2.124 }
 */
export function katzRatio(group: Proportion, reference: Proportion, options: LevelOption = {}): MaybeEstimate {
  const value = ratioOfProportions(group, reference);
  const level = checkedLevel(options);
  if (typeof value !== 'number') return value;
  if (value === 0) {
    return { status: 'computed', value, interval: notComputed('the log interval needs a rate above 0 in the group') };
  }
  const variance = 1 / group.successes - 1 / group.total + (1 / reference.successes - 1 / reference.total);
  const reach = Math.exp(criticalValue(level) * Math.sqrt(variance));
  return {
    status: 'computed',
    value,
    interval: { low: value / reach, high: value * reach, level, method: 'Katz log interval' },
  };
}
