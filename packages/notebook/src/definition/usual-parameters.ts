import { BROAD_GROUPS } from '@assay/dataset';
import { type ChoiceParameter, parameter } from './parameter.ts';

type BroadGroup = (typeof BROAD_GROUPS)[number];
type UsualGroup = { readonly default: BroadGroup } | { readonly fromData: string };
type ReferenceGroup<Usual> = ChoiceParameter<BroadGroup> &
  (Usual extends { readonly fromData: string } ? { readonly fromData: string } : unknown);

/**
 * Declares `reference`, the ethnic group that every other is compared with, which the analyst may choose: one by default, or where the
 * data give it.
 *
 * @example
 * referenceGroup({ default: 'White' }).choices // ['White', 'Mixed', 'Asian', 'Black', 'Other']
 */
export function referenceGroup<const Usual extends UsualGroup>(usual: Usual): ReferenceGroup<Usual> {
  const description = 'Every ratio is to this group; another choice gives other ratios.';
  const options = { description, ...usual, choices: BROAD_GROUPS };
  return parameter.choice('reference', 'Group that others are compared with', options) as ReferenceGroup<Usual>;
}

/**
 * Declares `margin`, the largest ratio between groups that would not matter: a choice of the panel, not a finding.
 *
 * @example
 * marginOfRatio().default // 1.25
 */
export function marginOfRatio() {
  return parameter.number('margin', 'Ratio that would not matter', {
    description:
      'The largest ratio between groups, either way, that the panel would call the same for practical purposes. It is a choice, not a finding.',
    default: 1.25,
    within: [1.01, 5],
  });
}
