import { InputError } from '@assay/statistics';
import { SLOTS } from '../cells/cells.ts';
import type { GroupCells } from '../cells/group-cells.ts';
import { binCounts, occupiedGroups, type ScoreCells } from '../cells/score-cells.ts';
import { FALSE_NEGATIVE, FALSE_POSITIVE, type MetricName, TRUE_NEGATIVE, TRUE_POSITIVE } from '../rate/metric.ts';
import { type Rate, rateOf } from '../rate/rate.ts';

export interface SweepRow {
  /** People scoring at or above this are flagged. */
  readonly threshold: number;
  /** How many people of all groups that flags. */
  readonly flagged: number;
  readonly group: string;
  readonly metric: MetricName;
  readonly rate: Rate;
}

/**
 * Wherever the line is drawn, who is flagged and who bears the errors?
 *
 * Every rate of every group at every threshold (or the thresholds asked for), by sums over the score cells. `top`
 * thresholds are lists of at most k people: everyone tied at the cut is left out.
 *
 * @throws InputError where a `top` is no whole number of 0 or more.
 *
 * @example
 * const rows = thresholdSweep(scores, { metrics: ['falsePositiveRate'], at: { thresholds: [0.5] } });
 * rows.map(({ group, rate }) => [group, rate.estimate.value]) // [['A', 0.3333], ['B', 0.5]]
 */
export function thresholdSweep(
  cells: ScoreCells,
  options: {
    readonly metrics: readonly MetricName[];
    readonly at: 'all' | { readonly thresholds: readonly number[] } | { readonly top: readonly number[] };
    readonly level?: number;
  },
): SweepRow[] {
  const { metrics, at, level = 0.95 } = options;
  const thresholds =
    at === 'all' ? [...cells.scores] : 'top' in at ? at.top.map((k) => topThresholdOf(cells, k)) : at.thresholds;
  const groups = occupiedGroups(cells);
  return thresholds.flatMap((threshold) => {
    const decided = groups.map((group) => decidedAt(cells, group, threshold));
    const flagged = decided.reduce((sum, { counts }) => sum + counts[FALSE_POSITIVE]! + counts[TRUE_POSITIVE]!, 0);
    return decided.flatMap((group) =>
      metrics.map((metric) => ({ threshold, flagged, group: group.group, metric, rate: rateOf(group, metric, level) })),
    );
  });
}

/**
 * Confusion counts of one group (by its place in `cells.groups`) when scores at or above the threshold are flagged.
 *
 * @example
 * rateOf(decidedAt(scores, 1, 0.5), 'selectionRate').numerator // 50
 */
export function decidedAt(cells: ScoreCells, group: number, threshold: number): GroupCells {
  const counts = new Float64Array(SLOTS);
  const absent = binCounts(cells, group, 0);
  const present = binCounts(cells, group, 1);
  for (let bin = 0; bin < cells.scores.length; bin++) {
    const isFlagged = cells.scores[bin]! >= threshold;
    counts[isFlagged ? FALSE_POSITIVE : TRUE_NEGATIVE]! += absent[bin]!;
    counts[isFlagged ? TRUE_POSITIVE : FALSE_NEGATIVE]! += present[bin]!;
  }
  return { group: cells.groups[group]!, isMissing: group === 0, counts, squaredWeights: null };
}

function topThresholdOf(cells: ScoreCells, k: number): number {
  if (!Number.isInteger(k) || k < 0)
    throw new InputError(`top must be a whole number: ${k}. Pass how many people are listed.`);
  const people = new Float64Array(cells.scores.length);
  for (let cell = 0; cell < cells.counts.length; cell++) people[cell % people.length]! += cells.counts[cell]!;
  let listed = 0;
  let threshold = Number.POSITIVE_INFINITY;
  for (let bin = people.length - 1; bin >= 0 && listed + people[bin]! <= k; bin--) {
    listed += people[bin]!;
    threshold = cells.scores[bin]!;
  }
  return threshold;
}
