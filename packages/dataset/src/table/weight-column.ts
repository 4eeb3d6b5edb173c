import { InputError } from '@assay/statistics';
import { numberColumn } from './column-of.ts';
import type { Table } from './table.ts';

/**
 * For how many people does each row stand? `null` where the file does not say it of any row.
 *
 * @throws InputError where a weight is missing or negative in some rows: it has no meaning that could be guessed.
 *
 * @example
 * weightColumn({ rowCount: 2, columns: { weight: { kind: 'number', values: Float64Array.of(1.5, 2) } } }, 'weight') // [1.5, 2]
 */
export function weightColumn(table: Table, field: string): Float64Array | null {
  const weights = numberColumn(table, field).values;
  if (weights.every(Number.isNaN)) return null;
  const without = weights.reduce((sum, weight) => sum + (weight >= 0 && weight < Infinity ? 0 : 1), 0);
  if (without === 0) return weights;
  throw new InputError(
    `${field} is missing or negative in ${without} of ${weights.length} rows. Give each row one, or leave the column out.`,
  );
}
