import { type Column, MISSING_DAY, type Table, type TableSchema } from '@assay/dataset';
import { blankColumn } from '@assay/statistics';

/** What a cell gets for an optional input that was not given: every field, no row. */
export function emptyTable(schema: TableSchema): Table {
  return withAllFields({ rowCount: 0, columns: {} }, schema);
}

/** The table with every field of the schema: one that the file did not have is missing in every row. */
export function withAllFields(table: Table, schema: TableSchema): Table {
  const columns: Record<string, Column> = { ...table.columns };
  for (const { name, type } of schema.fields) columns[name] ??= missingColumn(type, table.rowCount);
  return { rowCount: table.rowCount, columns };
}

function missingColumn(kind: Column['kind'], rowCount: number): Column {
  const noText = () => blankColumn(rowCount);
  switch (kind) {
    case 'text':
      return { kind, ...noText() };
    case 'number':
      return { kind, values: new Float64Array(rowCount).fill(Number.NaN) };
    case 'time':
      return { kind, milliseconds: new Float64Array(rowCount).fill(Number.NaN) };
    case 'date':
      return { kind, days: new Int32Array(rowCount).fill(MISSING_DAY), recorded: noText() };
  }
}
