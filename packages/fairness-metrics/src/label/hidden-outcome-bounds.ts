import { InputError, type NotComputed, notComputed } from '@assay/statistics';
import { SLOTS } from '../cells/cells.ts';
import type { GroupCells } from '../cells/group-cells.ts';
import {
  FALSE_NEGATIVE,
  FALSE_POSITIVE,
  METRICS,
  type MetricName,
  sumOfCellSlots,
  TRUE_NEGATIVE,
  TRUE_POSITIVE,
} from '../rate/metric.ts';
import { rateOf } from '../rate/rate.ts';

export interface HiddenOutcomeRow {
  readonly group: string;
  readonly metric: MetricName;
  /** The share of people without a recorded outcome to whom it may have happened unrecorded. */
  readonly hiddenShare: number;
  /** The rate as recorded. */
  readonly recorded: number | NotComputed;
  /** The lowest and highest true rate, whoever those people are. */
  readonly low: number | NotComputed;
  readonly high: number | NotComputed;
}

/**
 * Who was never found out? If to up to so many of a group's people without a recorded outcome it happened all the same,
 * between which values does each true rate lie?
 *
 * Exact bounds: hidden outcomes may all lie among those flagged, or none of them, and there may be fewer; no model of who is
 * found out is assumed. Give each group its own share, since recording differs between groups: bounds that overlap mean
 * that unequal recording alone could make the gap. Rows of unknown outcome are left out.
 *
 * @throws InputError where a share lies outside 0 … 1 or a group has none.
 *
 * Source: Manski (2003), chapter 1.
 *
 * @example
 * const rows = hiddenOutcomeBounds(groups, ['falsePositiveRate'], { A: 0.1, B: 0.2 });
 * rows.map(({ group, low, high }) => [group, low, high]) // [['A', 0.1667, 0.2778], ['B', 0.2647, 0.5147]]
 */
export function hiddenOutcomeBounds(
  groups: readonly GroupCells[],
  metrics: readonly MetricName[],
  hiddenShares: Readonly<Record<string, number>>,
): HiddenOutcomeRow[] {
  return groups.flatMap(({ group, counts }) => {
    const hiddenShare = hiddenShares[group];
    if (hiddenShare === undefined || !(hiddenShare >= 0 && hiddenShare <= 1)) {
      throw new InputError(
        `a hidden share must lie between 0 and 1: ${hiddenShare} for ${group}. Pass one for each group.`,
      );
    }
    const flagged = counts[FALSE_POSITIVE]!;
    const notFlagged = counts[TRUE_NEGATIVE]!;
    const hidden = hiddenShare * (flagged + notFlagged);
    const [mostFlagged, mostNot] = [Math.min(flagged, hidden), Math.min(notFlagged, hidden)];
    // A ratio of sums is extreme at a corner of what hidden outcomes may be.
    const corners = [
      [0, 0],
      [mostFlagged, 0],
      [0, mostNot],
      [mostFlagged, Math.min(notFlagged, hidden - mostFlagged)],
      [Math.min(flagged, hidden - mostNot), mostNot],
    ] as const;
    return metrics.map((metric): HiddenOutcomeRow => {
      const rates = corners.map(([amongFlagged, amongOthers]) => rateWith(counts, metric, amongFlagged, amongOthers));
      const [recorded] = rates;
      const known = rates.filter((rate): rate is number => rate !== null);
      const none = notComputed(`this group has no ${METRICS[metric].denominatorLabel}`);
      return {
        group,
        metric,
        hiddenShare,
        recorded: recorded ?? none,
        low: known.length === corners.length ? Math.min(...known) : none,
        high: known.length === corners.length ? Math.max(...known) : none,
      };
    });
  });
}

/**
 * The same for shares alike in every group, one after the other, with the people that each rate is of.
 *
 * @throws InputError where a share lies outside 0 … 1.
 *
 * @example
 * hiddenOutcomesAt(groups, 'falsePositiveRate', [0.1]).map(({ group, people }) => [group, people]) // [['A', 120], ['B', 85]]
 */
export function hiddenOutcomesAt(
  groups: readonly GroupCells[],
  metric: MetricName,
  hiddenShares: readonly number[],
): (HiddenOutcomeRow & { readonly people: number })[] {
  return hiddenShares.flatMap((hidden) =>
    groups.flatMap((group) =>
      hiddenOutcomeBounds([group], [metric], { [group.group]: hidden }).map((row) => ({
        ...row,
        people: rateOf(group, metric).denominator,
      })),
    ),
  );
}

function rateWith(counts: Float64Array, name: MetricName, amongFlagged: number, amongOthers: number): number | null {
  const moved = new Float64Array(SLOTS);
  for (const slot of [TRUE_NEGATIVE, FALSE_POSITIVE, FALSE_NEGATIVE, TRUE_POSITIVE]) moved[slot] = counts[slot]!;
  moved[FALSE_POSITIVE]! -= amongFlagged;
  moved[TRUE_POSITIVE]! += amongFlagged;
  moved[TRUE_NEGATIVE]! -= amongOthers;
  moved[FALSE_NEGATIVE]! += amongOthers;
  const below = sumOfCellSlots(moved, METRICS[name].denominatorSlots);
  return below > 0 ? sumOfCellSlots(moved, METRICS[name].numeratorSlots) / below : null;
}
