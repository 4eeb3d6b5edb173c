import type { DictionaryColumn } from '@assay/statistics';
import { InputError } from '@assay/statistics';
import { checkedTable } from './checked-table.ts';
import { asTextColumn, daysOfValues, heldTexts, packedCodes, packedDates, packedDictionary } from './held-texts.ts';
import type { Column, Table } from './table.ts';

/**
 * The rows at these positions, in this order; a position may come twice. Dictionaries are shared with the table, so a
 * value that no chosen row has stays in them.
 *
 * @throws InputError where a position lies outside the table, or a column has more or fewer values than it has rows.
 *
 * @example
 * textColumn(selectRows(people, [2, 0]), 'first_name').codes // [1, 0]
 */
export function selectRows(table: Table, rows: ArrayLike<number>): Table {
  checkedTable(table);
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
      return asTextColumn(selectCodes(column, rows));
    case 'number':
      return { kind: 'number', values: pick(column.values, rows, new Float64Array(rows.length)) };
    case 'time':
      return { kind: 'time', milliseconds: pick(column.milliseconds, rows, new Float64Array(rows.length)) };
    case 'date': {
      const ofValues = daysOfValues(column);
      if (ofValues !== undefined) return packedDates(selectCodes(column.recorded, rows), ofValues);
      return {
        kind: 'date',
        days: pick(column.days, rows, new Int32Array(rows.length)),
        recorded: selectCodes(column.recorded, rows),
      };
    }
  }
}

function selectCodes(column: DictionaryColumn, rows: Int32Array): DictionaryColumn {
  const packed = packedCodes(column);
  if (packed !== undefined) return packedDictionary(packed.take(rows), () => column.values, heldTexts(column));
  return { codes: pick(column.codes, rows, new Int32Array(rows.length)), values: column.values };
}

/** A plain loop: mapping through a callback costs several times as much for millions of rows. */
function pick<Values extends Int32Array | Float64Array>(from: Values, rows: Int32Array, to: Values): Values {
  for (let at = 0; at < rows.length; at++) to[at] = from[rows[at]!]!;
  return to;
}
