import {
  InputError,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
  type NotComputed,
  type PooledEstimate,
  type Proportion,
  USUAL_LEVEL,
} from '@assay/statistics';
import { sumCells } from '../cells/cell-rows.ts';
import { type Cells, SLOTS } from '../cells/cells.ts';
import { missingLast } from '../cells/missing-last.ts';
import { METRICS, type MetricName, sumOfCellSlots } from '../rate/metric.ts';
import type { Scale } from './rate-gap.ts';

export interface StratifiedRow {
  readonly group: string;
  readonly comparedWith: string;
  readonly metric: MetricName;
  readonly scale: Scale;
  /** Pooled over strata, with how far the strata agree and how many could not compare. */
  readonly pooled: PooledEstimate | NotComputed;
}

/**
 * Within the same area, or the same kind of search, how do groups compare?
 *
 * Mantel–Haenszel ratio (Greenland and Robins) or difference (Sato) of each group to the reference, strata held
 * constant. Where strata disagree (heterogeneity), no one number stands for all of them. A stratum chosen because of
 * the decision under audit can hide the gap: stratify by what comes before it. For unweighted cells.
 *
 * @throws InputError where cells are weighted, or a name is unknown.
 *
 * @example
 * const within = { attribute: 'group', strata: ['area'], reference: 'A', scale: 'ratio' };
 * compareWithinStrata(cells, { ...within, metrics: ['falsePositiveRate'] })[0].pooled.value // 1.711
 */
export function compareWithinStrata(
  cells: Cells,
  options: {
    readonly attribute: string;
    readonly strata: readonly string[];
    readonly metrics: readonly MetricName[];
    readonly reference: string;
    readonly scale: Scale;
    readonly level?: number;
  },
): StratifiedRow[] {
  const { attribute, strata, metrics, reference, scale, level = USUAL_LEVEL } = options;
  if (cells.squaredWeights)
    throw new InputError('weighted rows cannot be pooled by Mantel–Haenszel. Count them unweighted.');
  const summed = sumCells(cells, [attribute, ...strata]);
  const groups = summed.dimensions[0]!.groups;
  const base = groups.indexOf(reference);
  if (base < 0) throw new InputError(`no group is named ${reference}. The groups are ${groups.join(', ')}.`);
  const width = summed.counts.length / SLOTS / groups.length;
  const pool = scale === 'ratio' ? mantelHaenszelRiskRatio : mantelHaenszelRiskDifference;
  const proportion = (group: number, stratum: number, metric: MetricName): Proportion => {
    const offset = (group * width + stratum) * SLOTS;
    return {
      successes: sumOfCellSlots(summed.counts, METRICS[metric].numeratorSlots, offset),
      total: sumOfCellSlots(summed.counts, METRICS[metric].denominatorSlots, offset),
    };
  };
  const occupied = missingLast([groups.length]).flatMap((group) => {
    const start = group * width * SLOTS;
    const anyone = summed.counts.subarray(start, start + width * SLOTS).some((count) => count > 0);
    return group !== base && anyone ? [group] : [];
  });
  return metrics.flatMap((metric) =>
    occupied.map((group): StratifiedRow => {
      const pairs = Array.from({ length: width }, (_, stratum) => ({
        group: proportion(group, stratum, metric),
        reference: proportion(base, stratum, metric),
      })).filter((pair) => pair.group.total + pair.reference.total > 0);
      return { group: groups[group]!, comparedWith: reference, metric, scale, pooled: pool(pairs, { level }) };
    }),
  );
}
