import { type MaybeEstimate, notComputed } from '../computed.ts';
import { checkedLevel, criticalValue, type LevelOption } from './level.ts';
import { checkProportion, type Proportion } from './proportion.ts';
import { wilsonLimits } from './wilson-interval.ts';

/**
 * By how much does one group's rate differ from another's? Group minus reference: above 0, the group's rate is higher.
 *
 * Newcombe's hybrid score interval (his method 10), built from the two Wilson intervals; it holds for 0 of n.
 * Either group without cases: not computed.
 *
 * @throws InputError as {@link wilsonInterval}.
 *
 * Source: Newcombe (1998b).
 *
 * @example
 * newcombeDifference({ successes: 805, total: 1795 }, { successes: 349, total: 1488 }).interval // { low: 0.1821, high: 0.2450 }
 */
export function newcombeDifference(group: Proportion, reference: Proportion, options: LevelOption = {}): MaybeEstimate {
  checkProportion(group);
  checkProportion(reference, 'the reference');
  const level = checkedLevel(options);
  if (group.total === 0) return notComputed('there are no cases in the group');
  if (reference.total === 0) return notComputed('there are no cases in the reference group');
  const z = criticalValue(level);
  const p1 = group.successes / group.total;
  const p2 = reference.successes / reference.total;
  const wilson1 = wilsonLimits(group.successes, group.total, z);
  const wilson2 = wilsonLimits(reference.successes, reference.total, z);
  return {
    status: 'computed',
    value: p1 - p2,
    interval: {
      low: p1 - p2 - Math.hypot(p1 - wilson1.low, wilson2.high - p2),
      high: p1 - p2 + Math.hypot(wilson1.high - p1, p2 - wilson2.low),
      level,
      method: 'Newcombe hybrid score interval',
    },
  };
}
