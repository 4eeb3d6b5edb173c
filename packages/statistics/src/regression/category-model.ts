import { checkedCodes } from '../column/checked-codes.ts';
import type { DictionaryColumn } from '../column/dictionary-column.ts';
import { rowsWhere } from '../column/rows-where.ts';
import { isComputed, type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { logisticRegression } from './logistic-regression.ts';

/** The chance of each row to be one where it happened, by what two columns say of it. */
export interface CategoryModel {
  readonly status: 'computed';
  chanceOf(row: number): number;
}

/**
 * How likely is it for each row, by two things recorded of it, as the rows taught show? Logistic regression on both columns,
 * one term for each value that occurs beside the first, fitted on the counts of their crossings; a blank is a value of its own.
 *
 * `happened` says of a row whether it did. Edge rules: as few crossings as terms, or a fit that does not converge: not computed.
 *
 * Source: McCullagh and Nelder (1989), chapter 4.
 *
 * @example
 * const [kind, sex] = [dictionaryColumn(['A', 'A', 'B', 'B', 'A', 'B']), dictionaryColumn(['F', 'M', 'F', 'M', 'F', 'M'])];
 * const rows = [0, 1, 2, 3, 4, 5, 0, 1, 2, 3];
 * categoryModel([kind, sex], rows, (row) => row % 2 === 0).status // 'not-computed'
 */
export function categoryModel(
  columns: readonly [DictionaryColumn, DictionaryColumn],
  rows: readonly number[],
  happened: (row: number) => boolean,
): CategoryModel | NotComputed {
  const [first, second] = columns;
  if (second === undefined) throw new InputError(`a model needs two columns: ${columns.length}. Pass both.`);
  for (const column of columns) checkedCodes(column, 'the kinds of rows');
  const kinds = first.values.length + 1;
  // Codes are shifted so that a blank, −1, is the first of the second column and the last of the first.
  const cellOf = (row: number) => (second.codes[row]! + 1) * kinds + ((first.codes[row]! + kinds) % kinds);
  const cells = (second.values.length + 1) * kinds;
  const [yes, all] = [new Float64Array(cells), new Float64Array(cells)];
  for (const row of rows) {
    all[cellOf(row)]!++;
    if (happened(row)) yes[cellOf(row)]!++;
  }
  const used = rowsWhere(all, (count) => count > 0);
  const termsOf = (part: (cell: number) => number) =>
    [...new Set(used.map(part))].slice(1).map((value) => (cell: number) => (part(cell) === value ? 1 : 0));
  const terms = [() => 1, ...termsOf((cell) => cell % kinds), ...termsOf((cell) => Math.floor(cell / kinds))];
  if (used.length <= terms.length - 1) return notComputed('there are no more kinds of rows than terms to fit');
  const fit = logisticRegression({
    columns: terms.map((term) => Float64Array.from(used, term)),
    successes: Float64Array.from(used, (cell) => yes[cell]!),
    trials: Float64Array.from(used, (cell) => all[cell]!),
  });
  if (!isComputed(fit)) return fit;
  const logOdds = (cell: number) => terms.reduce((sum, term, at) => sum + term(cell) * fit.coefficients[at]!, 0);
  return { status: 'computed', chanceOf: (row) => 1 / (1 + Math.exp(-logOdds(cellOf(row)))) };
}
