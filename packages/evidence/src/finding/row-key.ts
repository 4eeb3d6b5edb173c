import type { CellValue, TableColumn } from './finding.ts';

/**
 * What a reference to a row writes between brackets: the values of the key columns, joined by commas.
 *
 * @example
 * rowKey([{ name: 'area', label: 'Area', unit: 'text', key: true }], ['North']) // 'North'
 */
export function rowKey(columns: readonly TableColumn[], row: readonly CellValue[]): string {
  return row
    .filter((_, index) => columns[index]?.key === true)
    .map(String)
    .join(',');
}
