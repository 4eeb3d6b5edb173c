import { compareRows } from './compare-rows.ts';
import type { Table } from './table.ts';

/**
 * How many rows say nothing that an earlier row did not: the same in every column that was read? Of a table
 * {@link inOrderOfValues}, where such rows stand together.
 *
 * @example
 * repeatedRows(inOrderOfValues(people, ['first_name', 'born'])) // 0
 */
export function repeatedRows({ columns, rowCount }: Table): number {
  const comparisons = Object.values(columns).map(compareRows);
  let repeated = 0;
  if (comparisons.length === 0) return repeated;
  for (let row = 1; row < rowCount; row++) {
    if (comparisons.every((compare) => compare(row - 1, row) === 0)) repeated++;
  }
  return repeated;
}
