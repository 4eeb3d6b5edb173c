import type { CellValue, Finding, FindingTable, TableColumn } from '@assay/evidence';
import { measuredRowKey } from '../cells/row-key.ts';

const KEY_DIGITS = 2;
const MOST_DIGITS = 17;

/**
 * The finding with its rows named as they leave. A key with decimals may be worked out of counts, and all its digits would tell
 * which: it leaves as an estimate without limits does, with more digits only where two rows would be of one name. It is so before
 * anything is made of it, so that no list of what was held back names a row otherwise.
 */
export function withCoarseKeys(finding: Finding): Finding {
  const { table } = finding;
  if (table === null || !hasDecimals(table)) return finding;
  const rows = coarseRows(table);
  const names = new Map(
    table.rows.map((row, at) => [measuredRowKey(table, row), measuredRowKey(table, rows[at]!)] as const),
  );
  return { ...finding, table: renamedTable(table, rows, (key) => names.get(key) ?? key) };
}

/** The table with these rows, and every place that names a row by its key with the new one. */
function renamedTable(table: FindingTable, rows: FindingTable['rows'], nameOf: (key: string) => string): FindingTable {
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
export function withRowNames(columns: readonly TableColumn[], nameOf: (key: string) => string): readonly TableColumn[] {
  return JSON.parse(JSON.stringify(columns), (name, value: unknown) =>
    name === 'row' && typeof value === 'string' ? nameOf(value) : value,
  ) as readonly TableColumn[];
}

function hasDecimals({ columns, rows }: FindingTable): boolean {
  return rows.some((row) => row.some((value, index) => columns[index]!.key === true && isDecimal(value)));
}

function isDecimal(value: CellValue): value is number {
  return typeof value === 'number' && !Number.isInteger(value);
}

function coarseRows(table: FindingTable): FindingTable['rows'] {
  const { columns } = table;
  for (let digits = KEY_DIGITS; digits < MOST_DIGITS; digits++) {
    const rows = table.rows.map((row) =>
      row.map((value, index) =>
        columns[index]!.key === true && isDecimal(value) ? Number(value.toPrecision(digits)) : value,
      ),
    );
    if (new Set(rows.map((row) => measuredRowKey(table, row))).size === rows.length) return rows;
  }
  return table.rows;
}
