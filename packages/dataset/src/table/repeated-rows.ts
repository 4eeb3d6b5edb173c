import { checkedTable } from './checked-table.ts';
import { compareRows } from './compare-rows.ts';
import { heldTexts } from './held-texts.ts';
import type { Column, Table } from './table.ts';

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
  const alike = Object.values(columns).map(alikeIn);
  let repeated = 0;
  if (alike.length === 0) return repeated;
  for (let row = 1; row < rowCount; row++) {
    let column = 0;
    while (column < alike.length && alike[column]!(row - 1, row)) column++;
    if (column === alike.length) repeated++;
  }
  return repeated;
}

/** Whether a column says the same in two rows. Texts that are held are distinct: their codes tell, and none is looked at. */
function alikeIn(column: Column): (one: number, other: number) => boolean {
  if (column.kind === 'text' && heldTexts(column) !== undefined) {
    const { codes } = column;
    return (one, other) => codes[one] === codes[other];
  }
  const compare = compareRows(column);
  return (one, other) => compare(one, other) === 0;
}
