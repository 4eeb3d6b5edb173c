import type { TableColumn } from '@assay/evidence';

/**
 * The three columns of an estimate in a table: its value and the two ends of its interval, which stand in the row as
 * `statedLimits` gives them. The gate follows each to the counts that it is made of.
 *
 * @example
 * withLimits({ name: 'share', label: 'Share', unit: 'proportion' }).map(({ name }) => name) // ['share', 'shareLow', 'shareHigh']
 */
export function withLimits(column: TableColumn): readonly TableColumn[] {
  const { name } = column;
  return [column, { ...column, name: `${name}Low`, label: 'from' }, { ...column, name: `${name}High`, label: 'to' }];
}
