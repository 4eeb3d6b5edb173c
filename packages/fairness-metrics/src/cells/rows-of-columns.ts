import { filledBy, takeRows } from '@assay/statistics';
import type { AuditColumns } from './count-cells.ts';

/** Some rows of every column. */
export function rowsOfColumns({ attributes, label, decision }: AuditColumns, rows: ArrayLike<number>): AuditColumns {
  const pick = (values: Uint8Array) => filledBy(new Uint8Array(rows.length), (at) => values[rows[at]!]!);
  const picked = Object.entries(attributes).map(([name, column]) => [name, takeRows(column, rows)] as const);
  return { attributes: Object.fromEntries(picked), label: pick(label), decision: pick(decision) };
}
