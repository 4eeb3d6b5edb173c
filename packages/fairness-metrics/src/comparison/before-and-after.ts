import { InputError, type MaybeEstimate, USUAL_LEVEL } from '@assay/statistics';
import type { Cells } from '../cells/cells.ts';
import { groupCells } from '../cells/group-cells.ts';
import type { MetricName } from '../rate/metric.ts';
import { type Rate, rateOf } from '../rate/rate.ts';
import { extremeGroups } from './extremes.ts';

export interface BeforeAfterRow {
  readonly attribute: string;
  readonly metric: MetricName;
  /** A group, or `everyone`. */
  readonly group: string;
  readonly before: Rate;
  readonly after: Rate;
  /** After − before; the people are the same, so intervals of each side say how sure each is, not how sure the change is. */
  readonly change: number | null;
}

export interface GapChangeRow {
  readonly attribute: string;
  readonly metric: MetricName;
  readonly gapBefore: MaybeEstimate;
  readonly gapAfter: MaybeEstimate;
  /** Gap after − gap before: below 0, groups are closer together. */
  readonly change: number | null;
}

/**
 * After a change that was meant to close a gap: did it, and who pays for it?
 *
 * The same audit on two versions: every rate of every group and of everyone, and the largest gap of each rate. Whether
 * a gap narrowed because the worst-off group gained or because another lost shows in the rows, not in the gap.
 *
 * @throws InputError where the versions have different groups or numbers of people.
 *
 * @example
 * const better = cellsFromRows(cellRows(cells).map((row) => (row.label === 0 ? { ...row, decision: 0 } : row)));
 * beforeAndAfter(cells, better, 'group', ['falsePositiveRate']).gaps[0].change // -0.1618
 */
export function beforeAndAfter(
  before: Cells,
  after: Cells,
  attribute: string,
  metrics: readonly MetricName[],
  level = USUAL_LEVEL,
): { readonly rows: readonly BeforeAfterRow[]; readonly gaps: readonly GapChangeRow[] } {
  const first = groupCells(before, [attribute]);
  const second = groupCells(after, [attribute]);
  const names = first.map(({ group }) => group);
  if (names.join('\n') !== second.map(({ group }) => group).join('\n') || before.rowCount !== after.rowCount) {
    throw new InputError(
      `both versions must hold the same people: ${before.rowCount} and ${after.rowCount} rows. Score the same table twice.`,
    );
  }
  const everyone = [groupCells(before, [])[0]!, groupCells(after, [])[0]!] as const;
  const pairs = [
    { group: 'everyone', cells: everyone },
    ...first.map((cells, index) => ({ group: cells.group, cells: [cells, second[index]!] as const })),
  ];
  const rows = metrics.flatMap((metric) =>
    pairs.map(({ group, cells }): BeforeAfterRow => {
      const [was, is] = [rateOf(cells[0], metric, level), rateOf(cells[1], metric, level)];
      return { attribute, metric, group, before: was, after: is, change: changeOf(was.estimate, is.estimate) };
    }),
  );
  const gaps = metrics.map((metric): GapChangeRow => {
    const gapOf = (groups: typeof first) =>
      extremeGroups(
        groups.map((cells) => ({ group: cells.group, rate: rateOf(cells, metric, level) })),
        'difference',
        { level },
      ).estimate;
    const [gapBefore, gapAfter] = [gapOf(first), gapOf(second)];
    return { attribute, metric, gapBefore, gapAfter, change: changeOf(gapBefore, gapAfter) };
  });
  return { rows, gaps };
}

function changeOf(before: MaybeEstimate, after: MaybeEstimate): number | null {
  return before.status === 'computed' && after.status === 'computed' ? after.value - before.value : null;
}
