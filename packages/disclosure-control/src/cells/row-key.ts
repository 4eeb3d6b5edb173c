import type { FindingTable } from '@assay/evidence';

/** The key columns' values of a row, joined as table references join them. */
export function measuredRowKey(table: FindingTable, row: FindingTable['rows'][number]): string {
  return table.columns.flatMap((column, index) => (column.key === true ? [String(row[index])] : [])).join(',');
}
