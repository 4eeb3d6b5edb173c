import type { FindingTable, TableColumn } from '@assay/evidence';

/** The table with these rows, and every place that names a row by its key with the new one. */
export function renameRows(
  table: FindingTable,
  rows: FindingTable['rows'],
  nameOf: (key: string) => string,
): FindingTable {
  const { columns, totals, parts } = table;
  return {
    ...table,
    columns: withRowNames(columns, nameOf),
    rows,
    ...(totals === undefined
      ? {}
      : { totals: totals.map(({ row, of }) => ({ row: nameOf(row), of: of.map(nameOf) })) }),
    ...(parts === undefined ? {} : { parts: { ...parts, columns: withRowNames(parts.columns, nameOf) } }),
  };
}

/** What a column is made of may stand in another row, which is named by its key. */
function withRowNames(columns: readonly TableColumn[], nameOf: (key: string) => string): readonly TableColumn[] {
  return JSON.parse(JSON.stringify(columns), (name, value: unknown) =>
    name === 'row' && typeof value === 'string' ? nameOf(value) : value,
  ) as readonly TableColumn[];
}
