import { type NotComputed, notComputed } from '../computed.ts';
import { checkProportion, type Proportion } from '../interval/proportion.ts';
import { chiSquareUpper } from '../special/chi-square.ts';

export interface TwoProportionTest {
  readonly status: 'computed';
  /** Standard errors between the two rates; above 0 where the group's is higher. */
  readonly z: number;
  readonly pValue: number;
}

/**
 * Could two groups have the same true rate?
 *
 * Score test with the pooled rate: z² is Pearson's chi-square without continuity correction. A group without cases, or one
 * outcome for everyone: not computed.
 *
 * @throws InputError where successes exceed a total.
 *
 * Source: Pearson (1900).
 *
 * @example
 * twoProportionTest({ successes: 805, total: 1795 }, { successes: 349, total: 1488 }).z // 12.78
 */
export function twoProportionTest(group: Proportion, reference: Proportion): TwoProportionTest | NotComputed {
  checkProportion(group);
  checkProportion(reference, 'the reference');
  if (group.total === 0) return notComputed('there are no cases in the group');
  if (reference.total === 0) return notComputed('there are no cases in the reference group');
  const total = group.total + reference.total;
  const pooled = (group.successes + reference.successes) / total;
  if (pooled === 0 || pooled === 1) return notComputed('all cases have the same outcome');
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / group.total + 1 / reference.total));
  const z = (group.successes / group.total - reference.successes / reference.total) / error;
  return { status: 'computed', z, pValue: chiSquareUpper(z * z, 1) };
}
