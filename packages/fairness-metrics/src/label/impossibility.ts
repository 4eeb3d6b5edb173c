import { type NotComputed, notComputed } from '@assay/statistics';
import { checkedGroup } from '../cells/checked-cells.ts';
import type { GroupCells } from '../cells/group-cells.ts';
import { FALSE_NEGATIVE, FALSE_POSITIVE, TRUE_NEGATIVE, TRUE_POSITIVE } from '../rate/metric.ts';

export interface ImpossibilityRow {
  readonly group: string;
  readonly prevalence: number;
  readonly falsePositiveRate: number | NotComputed;
  /** False positive rate that this group would have if predictive value and miss rate were made equal across groups. */
  readonly forcedFalsePositiveRate: number | NotComputed;
}

export interface Impossibility {
  readonly positivePredictiveValue: number | NotComputed;
  readonly falseNegativeRate: number | NotComputed;
  readonly byGroup: readonly ImpossibilityRow[];
}

/**
 * If flags were made equally reliable in every group, and missed as many, how far apart would false flags be?
 *
 * FPR = p / (1 − p) · (1 − PPV) / PPV · (1 − FNR): with different base rates p, equal PPV and equal FNR force unequal
 * FPR. The common PPV and FNR are those of the groups pooled. It shows a trade-off that no setting removes; it does not
 * excuse any gap.
 *
 * Source: Chouldechova (2017), equation 2.6.
 *
 * @example
 * impossibility(groups).byGroup.map((row) => [row.group, row.forcedFalsePositiveRate]) // [['A', 0.2826], ['B', 0.3657]]
 */
export function impossibility(groups: readonly GroupCells[]): Impossibility {
  for (const group of groups) checkedGroup(group);
  const pooled = [0, 0, 0, 0] as [number, number, number, number];
  for (const { counts } of groups) {
    for (const [index, slot] of SLOT_ORDER.entries()) pooled[index]! += counts[slot]!;
  }
  const [, falsePositives, falseNegatives, truePositives] = pooled;
  const flagged = truePositives + falsePositives;
  const present = truePositives + falseNegatives;
  const precision = flagged === 0 ? notComputed('no one was flagged') : truePositives / flagged;
  const missed = present === 0 ? notComputed('no one has the outcome') : falseNegatives / present;
  const byGroup = groups.flatMap(({ group, counts }) => {
    const negatives = counts[TRUE_NEGATIVE]! + counts[FALSE_POSITIVE]!;
    const positives = counts[TRUE_POSITIVE]! + counts[FALSE_NEGATIVE]!;
    const n = negatives + positives;
    if (n === 0) return [];
    const prevalence = positives / n;
    const observed =
      negatives === 0 ? notComputed('everyone in this group has the outcome') : counts[FALSE_POSITIVE]! / negatives;
    const row = { group, prevalence, falsePositiveRate: observed };
    return [{ ...row, forcedFalsePositiveRate: forcedRate(prevalence, precision, missed) }];
  });
  return { positivePredictiveValue: precision, falseNegativeRate: missed, byGroup };
}

const SLOT_ORDER = [TRUE_NEGATIVE, FALSE_POSITIVE, FALSE_NEGATIVE, TRUE_POSITIVE];

function forcedRate(prevalence: number, precision: number | NotComputed, missed: number | NotComputed) {
  if (typeof precision !== 'number') return precision;
  if (typeof missed !== 'number') return missed;
  if (prevalence === 1) return notComputed('everyone in this group has the outcome');
  if (precision === 0) return notComputed('no flag was right, so the identity has no value');
  const rate = ((prevalence / (1 - prevalence)) * (1 - precision) * (1 - missed)) / precision;
  return rate <= 1
    ? rate
    : notComputed('the base rate is too high for these error rates: no false positive rate can do it');
}
