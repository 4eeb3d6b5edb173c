import { checkedNumbers } from '@assay/statistics';
import type { ToleranceErrors, ToleranceRow } from './tolerance-row.ts';

/**
 * What does each tolerance link, with its errors in the same row? `null` where nobody knows who is who.
 *
 * @throws InputError where a count is no number.
 *
 * @example
 * rowsWithErrors(toleranceSweep(records, { truth }).rows)[5].falsePairs // 1
 */
export function rowsWithErrors(rows: readonly ToleranceRow[]): (ToleranceRow & ToleranceErrors)[] | null {
  const isNumber = (value: unknown): value is number => typeof value === 'number';
  for (const row of rows)
    for (const counts of [row, row.errors ?? {}])
      checkedNumbers(Object.values(counts).filter(isNumber), 'counts of a tolerance');
  const known = rows.flatMap((row) => (row.errors === null ? [] : [{ ...row, ...row.errors }]));
  return known.length === 0 ? null : known;
}
