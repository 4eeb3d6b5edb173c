import { blankGroup, type DictionaryColumn, InputError } from '@assay/statistics';

export interface GroupDesign {
  /** By person, then by name: 1 where the person is of that group. */
  readonly values: Float64Array;
  readonly names: readonly string[];
}

/**
 * The design of a regression by groups: an intercept, and for each column one 0-or-1 covariate per group that it holds
 * but the first. People of whom nothing is recorded are a group of their own, never left out.
 *
 * @throws InputError where the columns differ in length, or there is none.
 *
 * @example
 * groupDesign([dictionaryColumn(['A', 'B', null])]).names // ['(all)', 'A', 'B']
 */
export function groupDesign(columns: readonly DictionaryColumn[]): GroupDesign {
  const people = columns[0]?.codes.length;
  if (people === undefined || columns.some(({ codes }) => codes.length !== people)) {
    throw new InputError(`columns must have one length: ${columns.map(({ codes }) => codes.length).join(', ')}.`);
  }
  const levels = columns.flatMap((column) => {
    const present = [...new Set(column.codes)].sort((a, b) => a - b);
    return present.slice(1).map((code) => ({ column, code, name: column.values[code] ?? blankGroup(column.values) }));
  });
  const width = levels.length + 1;
  const values = new Float64Array(people * width);
  for (let row = 0; row < people; row++) {
    values[row * width] = 1;
    levels.forEach(({ column, code }, at) => {
      if (column.codes[row] === code) values[row * width + at + 1] = 1;
    });
  }
  return { values, names: ['(all)', ...levels.map(({ name }) => name)] };
}
