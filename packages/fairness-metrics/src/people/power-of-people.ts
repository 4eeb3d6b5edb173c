import { type PowerOptions, type PowerRow, powerByGroup, powerOfRates } from '../comparison/power-by-group.ts';
import type { MetricName } from '../rate/metric.ts';
import type { AuditedRows } from './audited-rows.ts';
import { ratesOfPeople } from './rates-of-people.ts';

/**
 * With as many people as there are, how large a gap could this audit have missed, whether or not rows repeat people?
 *
 * {@link powerByGroup} where every row is a person. Where rows repeat people, the same test on effective sample sizes: rows
 * over the design effect of {@link ratesOfPeople}, which knows how alike the rows of a person are, and degrees of freedom of
 * people. `denominator` counts rows.
 *
 * Source: Fleiss, Levin and Paik (2003), section 4.4; Rao and Scott (1992) for effective sizes.
 *
 * @example
 * const group = dictionaryColumn(['A', 'A', 'A', 'A', 'B', 'B']);
 * const columns = { attributes: { group }, label: new Uint8Array(6), decision: Uint8Array.of(1, 0, 0, 0, 1, 0) };
 * const rows = { columns, cells: countCells(columns), person: dictionaryColumn(['p', 'p', 'q', 'q', 'r', 's']) };
 * powerOfPeople(rows, 'group', 'selectionRate', { reference: 'A', ratio: 2 })[0].denominator // 2
 */
export function powerOfPeople(
  rows: AuditedRows,
  attribute: string,
  metric: MetricName,
  options: PowerOptions,
): PowerRow[] {
  return rows.person === null
    ? powerByGroup(rows.cells, attribute, metric, options)
    : powerOfRates(ratesOfPeople(rows, [attribute], metric), options);
}
