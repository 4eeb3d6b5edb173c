import type { TableColumn } from '@assay/evidence';

/**
 * Which columns bound a column of a table? By convention `<column>Low` and `<column>High`; bare `low` and `high` bound
 * the column that they follow.
 *
 * @returns Positions of both columns; `null` where the column has no interval.
 *
 * @example
 * intervalColumns(table.columns, 1) // { low: 2, high: 3 }
 */
export function intervalColumns(
  columns: readonly TableColumn[],
  position: number,
): { readonly low: number; readonly high: number } | null {
  const { name } = columns[position]!;
  const end = (capital: 'Low' | 'High') => {
    const small = capital.toLowerCase();
    const names = [`${name}${capital}`, `${name}-${small}`, `${name}_${small}`];
    return columns.findIndex((candidate) => names.includes(candidate.name));
  };
  const own = { low: end('Low'), high: end('High') };
  if (own.low !== -1 && own.high !== -1) return own;
  const low = columns.findIndex((candidate) => candidate.name === 'low');
  const high = columns.findIndex((candidate) => candidate.name === 'high');
  return low !== -1 && high !== -1 && Math.min(low, high) === position + 1 ? { low, high } : null;
}
