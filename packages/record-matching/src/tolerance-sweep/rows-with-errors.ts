import type { ToleranceErrors, ToleranceRow } from './tolerance-row.ts';

/**
 * What does each tolerance link, with its errors in the same row? `null` where nobody knows who is who.
 *
 * @example
 * rowsWithErrors(toleranceSweep(records, { truth }).rows)[5].falsePairs // 1
 */
export function rowsWithErrors(rows: readonly ToleranceRow[]): (ToleranceRow & ToleranceErrors)[] | null {
  const known = rows.flatMap((row) => (row.errors === null ? [] : [{ ...row, ...row.errors }]));
  return known.length === 0 ? null : known;
}
