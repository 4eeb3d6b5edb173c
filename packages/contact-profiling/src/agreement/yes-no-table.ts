import { InputError } from '@assay/statistics';

/** Rows the first record, columns the second, yes before no. */
export type YesNoTable = [yes: [number, number], no: [number, number]];

/**
 * Two yes-or-no records of the same people as the table that kappa, AC1 and PABAK are computed from: rows the first, columns
 * the second, yes before no.
 *
 * @throws InputError where the records differ in length.
 *
 * @example
 * yesNoTable([1, 0, 0], [1, 1, 0]) // [[1, 0], [1, 1]]
 */
export function yesNoTable(first: ArrayLike<number>, second: ArrayLike<number>): YesNoTable {
  if (first.length !== second.length) {
    throw new InputError(`both records must have the same length: ${first.length} and ${second.length}.`);
  }
  const table: YesNoTable = [
    [0, 0],
    [0, 0],
  ];
  for (let row = 0; row < first.length; row++) table[first[row] === 1 ? 0 : 1]![second[row] === 1 ? 0 : 1]!++;
  return table;
}
