import { koopmanRatio, type MaybeEstimate, type NotComputed, notComputed, type Proportion } from '@assay/statistics';
import { checkedGroup } from '../cells/checked-cells.ts';
import type { GroupCells } from '../cells/group-cells.ts';
import { FALSE_POSITIVE, TRUE_POSITIVE } from '../rate/metric.ts';

export interface TippingRatio {
  readonly group: string;
  readonly reference: string;
  readonly positivePredictiveValue: number | NotComputed;
  readonly referencePositivePredictiveValue: number | NotComputed;
  /** d_group / d_reference at which the true predictive values are equal; below 1: the group's offences are recorded less often. */
  readonly ratio: MaybeEstimate;
}

/**
 * The label is what police recorded, not what people did. How different would recording have to be between groups to
 * erase or turn the gap in how often a flag is right?
 *
 * If an offence is recorded with chance d_g in group g and never invented, the true predictive value is PPV_g / d_g.
 * The gap closes where d_g / d_reference = PPV_g / PPV_reference. Assumes recording does not depend on the score.
 *
 * Source: Fogliato and others (2021); the interval of a ratio of two shares after Koopman (1984).
 *
 * @example
 * tippingRatios(groups, 'A')[0].ratio.value // 0.8889
 */
export function tippingRatios(groups: readonly GroupCells[], reference: string): TippingRatio[] {
  for (const group of groups) checkedGroup(group);
  const base = groups.find(({ group }) => group === reference);
  const referenceValue = base ? precisionOf(base) : notComputed(`no one is in the reference group ${reference}`);
  return groups
    .filter(({ group }) => group !== reference)
    .map((cells) => {
      const value = precisionOf(cells);
      let ratio: MaybeEstimate;
      if (typeof value !== 'number') ratio = value;
      else if (typeof referenceValue !== 'number') ratio = referenceValue;
      else if (referenceValue === 0) ratio = notComputed('no flag was right in the reference group');
      else ratio = koopmanRatio(rightOf(cells), rightOf(base!));
      return {
        group: cells.group,
        reference,
        positivePredictiveValue: value,
        referencePositivePredictiveValue: referenceValue,
        ratio,
      };
    });
}

function rightOf({ counts }: GroupCells): Proportion {
  return { successes: counts[TRUE_POSITIVE]!, total: counts[TRUE_POSITIVE]! + counts[FALSE_POSITIVE]! };
}

function precisionOf(cells: GroupCells): number | NotComputed {
  const { successes, total } = rightOf(cells);
  return total === 0 ? notComputed('no one in this group was flagged') : successes / total;
}
