import { checkedCodes, checkedSize, type DictionaryColumn, InputError } from '@assay/statistics';
import { dictionaryLength } from './held-texts.ts';
import type { Column, Table } from './table.ts';

/** Tables that were looked over: they do not change. */
const sound = new WeakSet<Table>();

/**
 * A table of which every column has a value for every row, and every code a text.
 *
 * @throws InputError where the number of rows is none, or a column has more or fewer values, or a code without a text.
 */
export function checkedTable(table: Table): Table {
  if (sound.has(table)) return table;
  const { rowCount, columns } = table;
  checkedSize(rowCount, 'rows of a table');
  for (const [name, column] of Object.entries(columns)) {
    for (const { length } of listsOf(column)) {
      if (length === rowCount) continue;
      throw new InputError(
        `the column "${name}" has ${length} values for ${rowCount} rows. Make the table by tableOf.`,
      );
    }
    if (column.kind === 'text') checkedCodes(withLength(column), `"${name}"`);
    if (column.kind === 'date') checkedCodes(withLength(column.recorded), `"${name}"`);
  }
  sound.add(table);
  return table;
}

/** The codes and how many texts there are, of which none is made. */
function withLength(column: DictionaryColumn) {
  return { codes: column.codes, values: { length: dictionaryLength(column) } };
}

function listsOf(column: Column): readonly ArrayLike<number>[] {
  switch (column.kind) {
    case 'text':
      return [column.codes];
    case 'number':
      return [column.values];
    case 'date':
      return [column.days, column.recorded.codes];
    case 'time':
      return [column.milliseconds];
  }
}
