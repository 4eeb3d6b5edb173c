import { type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { chiSquareUpper } from '../special/chi-square.ts';

export interface ChiSquareTest {
  readonly status: 'computed';
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** Below 5, prefer {@link chiSquareMonteCarlo}. */
  readonly smallestExpected: number;
}

/**
 * Do the outcomes of several groups differ by more than chance? Rows are groups, columns outcomes, cells counts.
 *
 * Pearson's chi-square test, no continuity correction. Empty rows and columns are left out; fewer than two left of either:
 * not computed.
 *
 * @throws InputError where rows differ in length or a count is negative.
 *
 * Source: Pearson (1900).
 *
 * @example
 * chiSquareTest([[805, 990], [349, 1139]]).statistic // 163.3
 */
export function chiSquareTest(table: readonly ArrayLike<number>[]): ChiSquareTest | NotComputed {
  const { rows, columns, total } = tableMargins(table);
  const usedRows = rows.filter((count) => count > 0).length;
  const usedColumns = columns.filter((count) => count > 0).length;
  if (usedRows < 2) return notComputed('fewer than two groups have any cases');
  if (usedColumns < 2) return notComputed('all cases have the same outcome');
  let statistic = 0;
  let smallestExpected = Number.POSITIVE_INFINITY;
  for (const [row, rowTotal] of rows.entries()) {
    for (const [column, columnTotal] of columns.entries()) {
      if (rowTotal === 0 || columnTotal === 0) continue;
      const expected = (rowTotal / total) * columnTotal;
      statistic += (table[row]![column]! - expected) ** 2 / expected;
      smallestExpected = Math.min(smallestExpected, expected);
    }
  }
  const degreesOfFreedom = (usedRows - 1) * (usedColumns - 1);
  return {
    status: 'computed',
    statistic,
    degreesOfFreedom,
    pValue: chiSquareUpper(statistic, degreesOfFreedom),
    smallestExpected,
  };
}

/** Row sums, column sums and total of a table of counts, checked. */
export function tableMargins(table: readonly ArrayLike<number>[]): {
  rows: number[];
  columns: number[];
  total: number;
} {
  const width = table[0]?.length ?? 0;
  const rows = new Array<number>(table.length).fill(0);
  const columns = new Array<number>(width).fill(0);
  let total = 0;
  for (const [row, counts] of table.entries()) {
    if (counts.length !== width) {
      throw new InputError(
        `all rows of a table must be as long as the first: ${counts.length} and ${width}. Fill in zeros.`,
      );
    }
    for (let column = 0; column < width; column++) {
      const count = counts[column]!;
      if (!(count >= 0 && Number.isFinite(count))) {
        throw new InputError(`a table holds counts of 0 or more: ${count} in row ${row}, column ${column}.`);
      }
      rows[row]! += count;
      columns[column]! += count;
      total += count;
    }
  }
  return { rows, columns, total };
}
