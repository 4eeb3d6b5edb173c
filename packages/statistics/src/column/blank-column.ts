import { InputError } from '../input-error.ts';
import { type DictionaryColumn, MISSING_CODE } from './dictionary-column.ts';

/**
 * What stands for a column that a table does not have? One with no value in any of its rows.
 *
 * @throws InputError where the rows are no whole number of 0 or more.
 *
 * @example
 * blankColumn(2) // { codes: [-1, -1], values: [] }
 */
export function blankColumn(rows: number): DictionaryColumn {
  if (!Number.isSafeInteger(rows) || rows < 0)
    throw new InputError(`a column has a whole number of rows, 0 or more: ${rows}. Count them again.`);
  return { codes: new Int32Array(rows).fill(MISSING_CODE), values: [] };
}
