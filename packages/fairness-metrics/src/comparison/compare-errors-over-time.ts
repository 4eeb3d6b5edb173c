import { InputError, type MaybeEstimate, USUAL_LEVEL } from '@assay/statistics';
import { cellRows, cellsFromRows } from '../cells/cell-rows.ts';
import { type Cells, cellDimensionIndex } from '../cells/cells.ts';
import { groupCells } from '../cells/group-cells.ts';
import type { MetricName } from '../rate/metric.ts';
import { type Rate, rateOf } from '../rate/rate.ts';
import type { Adjustment } from './adjust.ts';
import { type Judgement, judgeFamily } from './judge-family.ts';
import { gapInterval, rateGap, type Scale } from './rate-gap.ts';
import { sameRateTest } from './same-rate-test.ts';

export interface ErrorsOverTimeRow extends Judgement {
  readonly period: string;
  readonly metric: MetricName;
  readonly group: string;
  readonly comparedWith: string;
  readonly rate: Rate;
  readonly comparedRate: Rate;
  readonly estimate: MaybeEstimate;
}

/**
 * Did the errors of each group change from year to year, and did the gap?
 *
 * The rates of every group in every period and its gap to the reference group, all periods judged as one family, so that one
 * odd year among many is not called a difference. A period without a group has no row of it; rows without a period are a
 * period of their own, last. For unweighted cells.
 *
 * @throws InputError where an attribute or the reference group is not there, or cells are weighted.
 *
 * @example
 * const over = { attribute: 'group', period: 'area', metrics: ['falsePositiveRate'], scale: 'ratio', reference: 'A' };
 * compareErrorsOverTime(cells, over).map(({ period, estimate }) => [period, estimate.value]) // [['North', 2.4], ['South', 1.286]]
 */
export function compareErrorsOverTime(
  cells: Cells,
  options: {
    readonly attribute: string;
    /** The dimension that holds periods, whose names sort as time does: `2023`, `2024-05`. */
    readonly period: string;
    readonly metrics: readonly MetricName[];
    readonly scale: Scale;
    readonly reference: string;
    readonly level?: number;
    readonly adjustment?: Adjustment;
    readonly margin?: number;
  },
): ErrorsOverTimeRow[] {
  const { attribute, period, metrics, scale, reference, level = USUAL_LEVEL, adjustment = 'holm', margin } = options;
  if (cells.squaredWeights) throw new InputError('weighted rows have no periods here. Count them unweighted.');
  const periods = cells.dimensions[cellDimensionIndex(cells, period)]!.groups;
  const attributeGroups = cells.dimensions[cellDimensionIndex(cells, attribute)]!.groups;
  if (!attributeGroups.includes(reference)) {
    throw new InputError(`no group is named ${reference}. The groups are ${attributeGroups.join(', ')}.`);
  }
  const rows = cellRows(cells);
  const ordered = [...periods.slice(1).sort(), periods[0]!];
  const drafts = ordered.flatMap((name) => {
    const isMissing = name === periods[0];
    const own = rows.filter(({ groups }) => groups[period] === (isMissing ? null : name));
    if (own.length === 0) return [];
    const groups = groupCells(cellsFromRows(own, { missingGroup: attributeGroups[0]! }), [attribute]);
    const base = groups.find(({ group }) => group === reference);
    if (!base) return [];
    return metrics.flatMap((metric) =>
      groups
        .filter((group) => group !== base)
        .map((group) => {
          const [rate, comparedRate] = [rateOf(group, metric, level), rateOf(base, metric, level)];
          const estimate = rateGap(rate, comparedRate, scale, level);
          const row = {
            period: name,
            metric,
            group: group.group,
            comparedWith: reference,
            rate,
            comparedRate,
            estimate,
          };
          const intervalAt = (at: number) => gapInterval(rate, comparedRate, scale, at);
          return { row, gap: { intervalAt, test: sameRateTest(rate, comparedRate) } };
        }),
    );
  });
  const judgements = judgeFamily(
    drafts.map(({ gap }) => gap),
    { scale, level, adjustment, margin },
  );
  return drafts.map(({ row }, index): ErrorsOverTimeRow => ({ ...row, ...judgements[index]! }));
}
