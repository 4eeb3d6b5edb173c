import type { DictionaryColumn } from '@assay/statistics';
import { InputError } from '@assay/statistics';
import type { Column, Table } from './table.ts';

/**
 * The rows at these positions, in this order; a position may come twice. Dictionaries are shared with the table, so a
 * value that no chosen row has stays in them.
 *
 * @throws InputError where a position lies outside the table.
 *
 * @example
 * textColumn(selectRows(people, [2, 0]), 'first_name').codes // [1, 0]
 */
export function selectRows(table: Table, rows: ArrayLike<number>): Table {
  const positions = Int32Array.from(rows);
  for (const [at, row] of positions.entries()) {
    if (row >= 0 && row < table.rowCount && row === rows[at]) continue;
    throw new InputError(`no row ${rows[at]} in a table of ${table.rowCount}. Rows count from 0.`);
  }
  const columns = Object.entries(table.columns).map(([name, column]) => [name, selectColumn(column, positions)]);
  return { rowCount: positions.length, columns: Object.fromEntries(columns) };
}

function selectColumn(column: Column, rows: Int32Array): Column {
  switch (column.kind) {
    case 'text':
      return { kind: 'text', ...selectCodes(column, rows) };
    case 'number':
      return { kind: 'number', values: Float64Array.from(rows, (row) => column.values[row]!) };
    case 'time':
      return { kind: 'time', milliseconds: Float64Array.from(rows, (row) => column.milliseconds[row]!) };
    case 'date':
      return {
        kind: 'date',
        days: Int32Array.from(rows, (row) => column.days[row]!),
        recorded: selectCodes(column.recorded, rows),
      };
  }
}

function selectCodes(column: DictionaryColumn, rows: Int32Array): DictionaryColumn {
  return { codes: Int32Array.from(rows, (row) => column.codes[row]!), values: column.values };
}
