import { type NotComputed, notComputed } from '../computed.ts';
import { checkProportion, type Proportion } from './proportion.ts';

/** Group rate ÷ reference rate, or why there is none. Checks both groups. */
export function ratioOfProportions(group: Proportion, reference: Proportion): number | NotComputed {
  checkProportion(group);
  checkProportion(reference, 'the reference');
  if (group.total === 0) return notComputed('there are no cases in the group');
  if (reference.total === 0) return notComputed('there are no cases in the reference group');
  if (reference.successes === 0) return notComputed('the rate of the reference group is 0, and nothing divides by 0');
  return group.successes / group.total / (reference.successes / reference.total);
}
