import { tableMargins } from '../hypothesis/chi-square-test.ts';
import { InputError } from '../input-error.ts';

/** How two raters sorted the same cases: row = first rater's category, column = second's, in the same order. */
export type AgreementTable = readonly ArrayLike<number>[];

/** Shares of the table: cells, margins, diagonal. */
export function agreementShares(table: AgreementTable): {
  readonly total: number;
  readonly observed: number;
  readonly first: readonly number[];
  readonly second: readonly number[];
} {
  const { rows, columns, total } = tableMargins(table);
  if (rows.length !== columns.length) {
    throw new InputError(
      `an agreement table must be square: ${rows.length} rows and ${columns.length} columns. Pass the same categories twice.`,
    );
  }
  let same = 0;
  for (let category = 0; category < rows.length; category++) same += table[category]![category]!;
  return {
    total,
    observed: total > 0 ? same / total : 0,
    first: rows.map((count) => count / total),
    second: columns.map((count) => count / total),
  };
}
