import { type CellValue, type FindingTable, rowKey } from '@assay/evidence';

/** A row's key as references write it: without the spaces that a key of several words may have after its commas. */
export function keyAsWritten(text: string): string {
  return text
    .split(',')
    .map((part) => part.trim())
    .join(',');
}

/** The row that a reference names by its key; `undefined` where the table has none. */
export function findReferencedRow(table: FindingTable, row: string): readonly CellValue[] | undefined {
  return table.rows.find((candidate) => keyAsWritten(rowKey(table.columns, candidate)) === row);
}
