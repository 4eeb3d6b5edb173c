import type { CellValue, FindingTable, TableColumn, Unit } from '@assay/evidence';
import { InputError } from '@assay/statistics';

export type ChartRow = Readonly<Record<string, CellValue>>;

/** A finding's table as one object per row, as Plot reads it. */
export function chartRows(table: FindingTable): ChartRow[] {
  return table.rows.map((row) =>
    Object.fromEntries(table.columns.map(({ name }, index) => [name, row[index] ?? null])),
  );
}

/** The column a chart names. @throws InputError where the table has no such column. */
export function chartColumn(table: FindingTable, name: string): TableColumn {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column) return column;
  const known = table.columns.map((candidate) => candidate.name).join(', ');
  throw new InputError(`chart column is not in the table: ${name}. Use one of ${known}.`);
}

/** True where the cell holds a number that can be placed on an axis; suppressed and uncomputed cells cannot. */
export function isPlottable(value: CellValue | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Distinct values of a column in order of first appearance, as text. */
export function distinctTexts(rows: readonly ChartRow[], name: string): string[] {
  return [...new Set(rows.map((row) => String(row[name] ?? 'Missing')))];
}

const ticks: Partial<Record<Unit, Intl.NumberFormat>> = {
  proportion: new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 2 }),
  pounds: new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 }),
};
const plainTicks = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 });

/** How an axis writes a number of this unit; British whatever the machine's locale. */
export function tickFormat(unit: Unit): (value: unknown) => string {
  const format = ticks[unit] ?? plainTicks;
  return (value) => (typeof value === 'number' ? format.format(value) : String(value));
}
