import { type CellValue, displayInterval, displayRange, type TableColumn, type Words } from '@assay/evidence';
import { intervalColumns } from './interval-columns.ts';

/**
 * The interval of one cell of a table in words, or as short as it stands below its number in a `table`; `null` where the column has none, or the row's is not shown.
 *
 * @example
 * rowInterval(table.rows[0], table.columns, 1, 'plain') // 'between 36 and 45 in every 100'
 */
export function rowInterval(
  row: readonly CellValue[],
  columns: readonly TableColumn[],
  position: number,
  words: Words | 'table',
): string | null {
  const bounds = intervalColumns(columns, position);
  const [low, high] = bounds === null ? [] : [row[bounds.low], row[bounds.high]];
  if (typeof low !== 'number' || (typeof high !== 'number' && high !== null)) return null;
  const value = row[position];
  const beside = typeof value === 'number' ? value : null;
  const { unit } = columns[position]!;
  return words === 'table'
    ? displayRange({ low, high }, unit, beside)
    : displayInterval({ low, high }, unit, null, words, beside);
}
