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
  const rows = impliedTotalRows(table, counts).map((at) => ({
    row: keys[at]!,
    of: keys.filter((_, other) => other !== at),
  }));
  const whole = wholeColumns(table, counts);
  const values = table.rows.map((row) => whole.map((index) => row[index] as number));
  if (values.length < 2) return { rows, columns: [] };
  const names = whole.map((index) => table.columns[index]!);
  const columns: { total: string; parts: string[] }[] = [];
  const addsUp = (total: number, parts: readonly number[]): boolean =>
    values.every((row) => row[total] === parts.reduce((sum, part) => sum + row[part]!, 0)) &&
    parts.every((part) => values.some((row) => row[part]! > 0));
  const propose = (total: number, parts: readonly number[]): void => {
    if (names[total]!.sumOf === undefined && addsUp(total, parts))
      columns.push({ total: names[total]!.name, parts: parts.map((part) => names[part]!.name) });
  };
  for (let total = 0; total < whole.length; total++) {
    const others = whole.map((_, index) => index).filter((index) => index !== total);
    if (others.length > 2) propose(total, others);
    for (const [at, a] of others.entries()) for (const b of others.slice(at + 1)) propose(total, [a, b]);
  }
  return { rows, columns };
}

/** Positions of rows that are the sum of all others in some column, where the table declares no totals. */
export function impliedTotalRows(table: Pick<FindingTable, 'rows' | 'totals'>, counts: readonly number[]): number[] {
  if ((table.totals ?? []).length > 0 || table.rows.length < 3) return [];
  const totals = new Set<number>();
  for (const index of wholeColumns(table, counts)) {
    const values = table.rows.map((row) => row[index] as number);
    const sum = values.reduce((all, value) => all + value, 0);
    const at = values.findIndex((value) => value > 0 && 2 * value === sum);
    if (at >= 0) totals.add(at);
  }
  return [...totals];
}

/** Columns that have a number in every row. */
function wholeColumns({ rows }: Pick<FindingTable, 'rows'>, counts: readonly number[]): number[] {
  return counts.filter((index) => rows.every((row) => typeof row[index] === 'number'));
}
