import type { ColumnTable } from 'arquero';
import type { TableSchema } from '../schema/table-schema.ts';
import { type ForeignValue, tableFromColumns } from '../table/plain-columns.ts';
import type { Table } from '../table/table.ts';

/**
 * A table out of an Arquero table, in its order and without the rows it filters out. Columns are found by name as a
 * file's are.
 *
 * @throws InputError as reading a file does.
 *
 * @example
 * fromArquero(toArquero(people), peopleSchema).rowCount // 3
 */
export function fromArquero(
  source: ColumnTable,
  schema: TableSchema,
  mapping?: Readonly<Record<string, string>>,
): Table {
  return tableFromColumns(schema, source.columnNames(), (name) => source.array(name) as ForeignValue[], mapping);
}
