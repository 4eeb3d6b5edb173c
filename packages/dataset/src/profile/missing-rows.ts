import { MISSING_CODE } from '@assay/statistics';
import type { Column } from '../table/table.ts';

/** Whether a row's value is missing. A recorded date that cannot be is not missing: somebody wrote something. */
export function missingAt(column: Column): (row: number) => boolean {
  switch (column.kind) {
    case 'text':
      return (row) => column.codes[row] === MISSING_CODE;
    case 'number':
      return (row) => Number.isNaN(column.values[row]);
    case 'date':
      return (row) => column.recorded.codes[row] === MISSING_CODE;
    case 'time':
      return (row) => Number.isNaN(column.milliseconds[row]);
  }
}

/** Rows for each value of a dictionary. */
export function rowsByCode(codes: Int32Array, values: number): Int32Array {
  const rows = new Int32Array(values);
  for (const code of codes) if (code !== MISSING_CODE) rows[code]!++;
  return rows;
}
