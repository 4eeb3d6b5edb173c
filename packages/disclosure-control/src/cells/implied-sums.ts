import type { FindingTable } from '@assay/evidence';

/**
 * Sums that nobody declared but any reader can see: a row that is the sum of all others, a column that is the sum of two
 * others or of all others in every row. What merely happens to add up is protected too, at the cost of a count more held
 * back.
 */
export function impliedSums(
  table: FindingTable,
  counts: readonly number[],
  keys: readonly string[],
): {
  readonly rows: readonly { readonly row: string; readonly of: readonly string[] }[];
  readonly columns: readonly { readonly total: string; readonly parts: readonly string[] }[];
} {
  const numbers = table.rows.map((row) => counts.map((index) => row[index]));
  const isWhole = numbers.length > 1 && numbers.every((row) => row.every((value) => typeof value === 'number'));
  if (!isWhole) return { rows: [], columns: [] };
  const values = numbers as number[][];
  const declared = new Set(table.totals?.map(({ row }) => row));
  const sums = counts.map((_, column) => values.reduce((sum, row) => sum + row[column]!, 0));
  const rows = values.flatMap((row, at) =>
    declared.size === 0 && values.length > 2 && row.every((value, column) => value > 0 && 2 * value === sums[column])
      ? [{ row: keys[at]!, of: keys.filter((_, other) => other !== at) }]
      : [],
  );
  const names = counts.map((index) => table.columns[index]!);
  const columns: { total: string; parts: string[] }[] = [];
  const addsUp = (total: number, parts: readonly number[]): boolean =>
    values.every((row) => row[total] === parts.reduce((sum, part) => sum + row[part]!, 0)) &&
    parts.every((part) => values.some((row) => row[part]! > 0));
  const propose = (total: number, parts: readonly number[]): void => {
    if (names[total]!.sumOf === undefined && addsUp(total, parts))
      columns.push({ total: names[total]!.name, parts: parts.map((part) => names[part]!.name) });
  };
  for (let total = 0; total < counts.length; total++) {
    const others = counts.map((_, index) => index).filter((index) => index !== total);
    if (others.length > 2) propose(total, others);
    for (const [at, a] of others.entries()) for (const b of others.slice(at + 1)) propose(total, [a, b]);
  }
  return { rows, columns };
}
