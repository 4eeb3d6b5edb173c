import { InputError } from '@assay/statistics';
import type { Column, Table } from '../table/table.ts';
import { writtenValues } from '../table/written-values.ts';

/** Sums of the same numbers in another order differ by their rounding, and by no more. */
const ROUNDING = 1e-9;

/** @throws InputError where two answers to one question differ, naming the first place. */
export function requireSameTable(one: Table, other: Table): void {
  if (one.rowCount !== other.rowCount) throw hangsOnOrder(`it gives ${one.rowCount} rows or ${other.rowCount}`);
  for (const [name, column] of Object.entries(one.columns)) {
    const row = firstDifference(column, other.columns[name]!, one.rowCount);
    if (row !== null) throw hangsOnOrder(`"${name}" in row ${row + 1} is one value or another`);
  }
}

function firstDifference(one: Column, other: Column, rowCount: number): number | null {
  if (one.kind === 'number' && other.kind === 'number') {
    const at = one.values.findIndex((value, row) => !isAlike(value, other.values[row]!));
    return at < 0 ? null : at;
  }
  const [first, second] = [writtenValues(one), writtenValues(other)];
  for (let row = 0; row < rowCount; row++) if (first(row) !== second(row)) return row;
  return null;
}

function isAlike(a: number, b: number): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a), Math.abs(b));
}

function hangsOnOrder(how: string): InputError {
  return new InputError(
    `what the SQL gives hangs on the order in which rows happen to stand: ${how}. Add columns to ORDER BY until no two rows tie, also within windows and lists.`,
  );
}
