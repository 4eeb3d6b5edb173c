import { checkedTable } from './checked-table.ts';
import { compareRows } from './compare-rows.ts';
import type { Table } from './table.ts';

/**
 * How many rows say nothing that an earlier row did not: the same in every column that was read? Of a table
 * {@link inOrderOfValues}, where such rows stand together.
 *
 * @throws InputError where a column has more or fewer values than the table has rows.
 *
 * @example
 * repeatedRows(inOrderOfValues(people, ['first_name', 'born'])) // 0
 */
export function repeatedRows(table: Table): number {
  const { columns, rowCount } = checkedTable(table);
  const comparisons = Object.values(columns).map(compareRows);
  let repeated = 0;
  if (comparisons.length === 0) return repeated;
  for (let row = 1; row < rowCount; row++) {
    if (comparisons.every((compare) => compare(row - 1, row) === 0)) repeated++;
  }
  return repeated;
}
