import type { MaybeEstimate, RandomStream } from '@assay/statistics';
import { extremeGroups } from '../comparison/extremes.ts';
import type { MetricName } from '../rate/metric.ts';
import type { AuditedRows } from './audited-rows.ts';
import { ratesOfPeople } from './rates-of-people.ts';

export interface WidestGapOfPeople {
  /** Highest minus lowest rate, with the range that holds whichever two groups are picked. */
  readonly estimate: MaybeEstimate;
  /** Rows behind the rate of the smaller of the two groups: so few may move the gap. Of all groups where it is not computed. */
  readonly rows: number;
}

/**
 * How far apart are the two groups that fare most differently, by one attribute or by several crossed, whether or not rows
 * repeat people?
 *
 * The gap of {@link extremeGroups} between the rates of {@link ratesOfPeople}. One group, or none with a rate: not computed.
 *
 * @throws InputError for an attribute that the rows do not have.
 *
 * @example
 * const group = dictionaryColumn(['A', 'A', 'B', 'B']);
 * const columns = { attributes: { group }, label: new Uint8Array(4), decision: Uint8Array.of(1, 1, 1, 0) };
 * const rows = { columns, cells: countCells(columns), person: null };
 * widestGapOfPeople(rows, ['group'], 'selectionRate', randomStream('example')).estimate.value // 0.5
 */
export function widestGapOfPeople(
  rows: AuditedRows,
  attributes: readonly string[],
  metric: MetricName,
  random: RandomStream,
): WidestGapOfPeople {
  const rates = ratesOfPeople(rows, attributes, metric);
  const { estimate, highest, lowest } = extremeGroups(rates, 'difference', { random });
  const sizes = rates.map(({ rate }) => rate.denominator);
  const ofTwo = rates.flatMap(({ group }, at) => (group === highest || group === lowest ? [sizes[at]!] : []));
  return { estimate, rows: ofTwo.length > 0 ? Math.min(...ofTwo) : sizes.reduce((sum, size) => sum + size, 0) };
}
