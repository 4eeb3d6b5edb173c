import type { CellValue, FindingTable } from '@assay/evidence';

/**
 * A finding's table as CSV (RFC 4180): the numbers as computed, column names in the first line, or in the second
 * where the first says that the data are invented. Text that a spreadsheet
 * would run as a formula is led by an apostrophe.
 *
 * @example
 * tableCsv({ columns: [{ name: 'a', label: 'A', unit: 'text' }], rows: [['=1+1']] }) // "a\r\n'=1+1\r\n"
 */
export function tableCsv({ columns, rows }: FindingTable, firstLine: string | null = null): string {
  const lines = [...(firstLine === null ? [] : [[firstLine]]), columns.map(({ name }) => name), ...rows];
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

function field(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
