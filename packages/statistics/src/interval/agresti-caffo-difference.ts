import { type MaybeEstimate, notComputed } from '../computed.ts';
import { checkedLevel, criticalValue, type LevelOption } from './level.ts';
import { checkProportion, type Proportion } from './proportion.ts';

/**
 * By how much does one group's rate differ from another's, with an interval that is easy to work out by hand?
 *
 * Agresti–Caffo interval: one success and one failure added to each group, then the usual normal interval. The value
 * given is the plain difference, group minus reference. Either group without cases: not computed.
 *
 * @throws InputError as {@link wilsonInterval}.
 *
 * Source: Agresti & Caffo (2000).
 *
 * @example
 * agrestiCaffoDifference({ successes: 7, total: 20 }, { successes: 2, total: 20 }).interval // { low: -0.01965, high: 0.4742 }
 */
export function agrestiCaffoDifference(
  group: Proportion,
  reference: Proportion,
  options: LevelOption = {},
): MaybeEstimate {
  checkProportion(group);
  checkProportion(reference, 'the reference');
  const level = checkedLevel(options);
  if (group.total === 0) return notComputed('there are no cases in the group');
  if (reference.total === 0) return notComputed('there are no cases in the reference group');
  const n1 = group.total + 2;
  const n2 = reference.total + 2;
  const p1 = (group.successes + 1) / n1;
  const p2 = (reference.successes + 1) / n2;
  const reach = criticalValue(level) * Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  return {
    status: 'computed',
    value: group.successes / group.total - reference.successes / reference.total,
    interval: {
      low: Math.max(-1, p1 - p2 - reach),
      high: Math.min(1, p1 - p2 + reach),
      level,
      method: 'Agresti–Caffo interval',
    },
  };
}
