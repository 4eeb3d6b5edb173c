import { dictionaryColumn } from '@assay/statistics';
import { cellDimensionIndex } from '../cells/cells.ts';
import { crossedName, groupCells } from '../cells/group-cells.ts';
import type { MetricName } from '../rate/metric.ts';
import { type Rate, rateOf } from '../rate/rate.ts';
import type { AuditedRows } from './audited-rows.ts';
import { clusteredRates } from './clustered-rate.ts';

/** A rate of one group, its range counting people. */
export interface RateOfPeople {
  readonly group: string;
  readonly rate: Rate;
  /** How many times a row's worth of variance one row has; `null` where every row is a person. */
  readonly designEffect: number | null;
}

/**
 * How often does each group bear an outcome, by one attribute or by several crossed, each person counted once in its range?
 *
 * Where every row is a person, the rate of the cells; where rows repeat people, the share of rows with the range of
 * {@link clusteredRates}.
 *
 * @throws InputError for an attribute that the rows do not have.
 *
 * @example
 * const group = dictionaryColumn(['A', 'A', 'B']);
 * const columns = { attributes: { group }, label: Uint8Array.of(0, 0, 0), decision: Uint8Array.of(1, 1, 0) };
 * const rows = { columns, cells: countCells(columns), person: dictionaryColumn(['p', 'p', 'q']) };
 * ratesOfPeople(rows, ['group'], 'selectionRate')[0].rate.numerator // 2
 */
export function ratesOfPeople(
  { columns, cells, person }: AuditedRows,
  attributes: readonly string[],
  metric: MetricName,
): RateOfPeople[] {
  if (person === null) {
    return groupCells(cells, attributes).map((group) => ({
      group: group.group,
      rate: rateOf(group, metric),
      designEffect: null,
    }));
  }
  const named = attributes.map((name) => ({
    codes: columns.attributes[name]!.codes,
    groups: cells.dimensions[cellDimensionIndex(cells, name)]!.groups,
  }));
  const crossed = dictionaryColumn(
    Array.from(columns.label, (_, row) => crossedName(named.map(({ codes, groups }) => groups[codes[row]! + 1]!))),
  );
  return clusteredRates({ ...columns, attributes: { crossed } }, 'crossed', person, [metric]).map(
    ({ group, rate }) => ({
      group,
      rate,
      designEffect: rate.effectiveDenominator > 0 ? rate.denominator / rate.effectiveDenominator : 1,
    }),
  );
}
