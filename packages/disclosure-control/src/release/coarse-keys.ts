import type { CellValue, Finding, FindingTable } from '@assay/evidence';
import { measuredRowKey } from '../cells/row-key.ts';
import { renameRows } from './rename-rows.ts';

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
  return { ...finding, table: renameRows(table, rows, (key) => names.get(key) ?? key) };
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
