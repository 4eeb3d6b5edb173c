import {
  checkedDraws,
  drawMultinomial,
  InputError,
  type NotComputed,
  notComputed,
  type RandomStream,
  romanoWolf,
} from '@assay/statistics';
import { SLOTS } from '../cells/cells.ts';
import { checkedGroup } from '../cells/checked-cells.ts';
import type { GroupCells } from '../cells/group-cells.ts';
import { METRICS, type MetricName, sumOfCellSlots } from '../rate/metric.ts';

/** One comparison of a family: a rate of one group minus that of another. */
export interface FamilyMember {
  readonly group: string;
  readonly comparedWith: string;
  readonly metric: MetricName;
}

/**
 * Many rates of many groups were compared on the same people: which gaps stand, allowing for how they move together?
 *
 * Romano–Wolf step-down p-values. Each gap is divided by its standard error at the rate of both groups together (the
 * chi-square test's); the family is drawn again as if group had nothing to do with outcome or decision, every group of
 * its own size from everyone's cells, and each draw is divided by its own standard error. Less strict than Holm where
 * comparisons share people, as FPR and PPV of one group do, and as safe for 30 people against 1,000. A gap that cannot be
 * computed, or whose groups never vary, is not computed and no part of the family. For unweighted cells.
 *
 * @throws InputError where a member of the family names an unknown group, or cells are weighted.
 *
 * Source: Romano and Wolf (2005); Westfall and Young (1993), chapter 2, for resampling under the null.
 *
 * @example
 * const family = [{ group: 'B', comparedWith: 'A', metric: 'falsePositiveRate' }];
 * romanoWolfAdjustment(groups, family, randomStream('example'), { replicates: 999 }) // [0.01]
 */
export function romanoWolfAdjustment(
  groups: readonly GroupCells[],
  family: readonly FamilyMember[],
  random: RandomStream,
  { replicates = 2000 } = {},
): (number | NotComputed)[] {
  if (groups.some(({ squaredWeights }) => squaredWeights !== null)) {
    throw new InputError('weighted rows cannot be drawn again as people. Count them unweighted.');
  }
  for (const group of groups) checkedGroup(group);
  const names = groups.map(({ group }) => group);
  const placeOf = (name: string) => {
    const place = names.indexOf(name);
    if (place < 0) throw new InputError(`no group is named ${name}. The groups are ${names.join(', ')}.`);
    return place;
  };
  const members = family.map(({ group, comparedWith, metric }) => ({
    group: placeOf(group),
    comparedWith: placeOf(comparedWith),
    metric,
  }));
  const observed = members.map(({ group, comparedWith, metric }) =>
    standardisedGap(groups[group]!.counts, groups[comparedWith]!.counts, metric),
  );
  const usable = members.filter((_, index) => observed[index] !== null);
  const pooled = new Float64Array(SLOTS);
  const sizes = groups.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
  for (const { counts } of groups) for (let slot = 0; slot < SLOTS; slot++) pooled[slot]! += counts[slot]!;
  const values = new Float64Array(usable.length * checkedDraws(replicates, 'replicates'));
  const drawn = groups.map(() => new Float64Array(SLOTS));
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (const [index, into] of drawn.entries()) drawMultinomial(random, sizes[index]!, pooled, into);
    for (const [test, { group, comparedWith, metric }] of usable.entries()) {
      // A draw without anyone to compare shows no gap.
      values[replicate * usable.length + test] = standardisedGap(drawn[group]!, drawn[comparedWith]!, metric) ?? 0;
    }
  }
  const statistics = observed.filter((gap) => gap !== null);
  const adjusted = usable.length === 0 ? [] : romanoWolf(statistics, { tests: usable.length, values });
  let next = 0;
  return observed.map((gap) =>
    gap === null ? notComputed('a group has nobody to compute this gap from, or it never varies') : adjusted[next++]!,
  );
}

/** The gap of two rates over its standard error at their common rate; `null` where there is none. */
function standardisedGap(own: Float64Array, other: Float64Array, name: MetricName): number | null {
  const { numeratorSlots, denominatorSlots } = METRICS[name];
  const [x, n] = [sumOfCellSlots(own, numeratorSlots), sumOfCellSlots(own, denominatorSlots)];
  const [y, m] = [sumOfCellSlots(other, numeratorSlots), sumOfCellSlots(other, denominatorSlots)];
  const pooled = (x + y) / (n + m);
  if (n === 0 || m === 0 || pooled === 0 || pooled === 1) return null;
  return (x / n - y / m) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
}
