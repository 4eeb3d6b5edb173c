import type { Cells } from '../cells/cells.ts';
import { groupCells } from '../cells/group-cells.ts';
import type { MetricName } from '../rate/metric.ts';
import { type RateCounts, rateCounts } from '../rate/rate-counts.ts';

/** One rate of one group under two decisions. */
export interface RateChange {
  readonly group: string;
  readonly before: RateCounts;
  readonly after: RateCounts;
  /** After minus before; `null` where either is a rate of nobody. */
  readonly change: number | null;
}

/**
 * What does another decision rule change for everyone, and for each group? The same people, decided on twice.
 *
 * Everyone together comes first, under the name `everyone`, then each group of the attribute in its order.
 *
 * @throws InputError where the cells do not have the attribute.
 *
 * @example
 * changeOfRates(cells, cells, 'group', 'falsePositiveRate')[1] // { group: 'A', before: { of: 30, outOf: 120 }, change: 0 }
 */
export function changeOfRates(
  before: Cells,
  after: Cells,
  attribute: string,
  metric: MetricName,
  everyone = 'Everyone',
): RateChange[] {
  const groupsOf = (cells: Cells) => [
    ...groupCells(cells, []).map((all) => ({ ...all, group: everyone })),
    ...groupCells(cells, [attribute]),
  ];
  const later = new Map(groupsOf(after).map((own) => [own.group, rateCounts(own, metric)]));
  return groupsOf(before).map((own) => {
    const was = rateCounts(own, metric);
    const is = later.get(own.group) ?? { of: 0, outOf: 0 };
    const change = was.outOf === 0 || is.outOf === 0 ? null : is.of / is.outOf - was.of / was.outOf;
    return { group: own.group, before: was, after: is, change };
  });
}
