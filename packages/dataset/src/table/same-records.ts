import { type DictionaryColumn, MISSING_CODE, textAt } from '@assay/statistics';
import { areWrittenAlike } from './column-bytes.ts';

/**
 * Are two tables about the same records, row for row? Each row bears the same identifier in both; a row without one is the same as
 * none, and no rows are the same as none. What is known of other people, or of these in another order, is then not used.
 *
 * @example
 * sameRecords(dictionaryColumn(['a', 'b']), dictionaryColumn(['a', 'c'])) // false
 */
export function sameRecords(here: DictionaryColumn, there: DictionaryColumn): boolean {
  const { length } = here.codes;
  if (length === 0 || there.codes.length !== length) return false;
  if (areCodesAlike(here.codes, there.codes) && areWrittenAlike(here, there)) return true;
  for (let row = 0; row < length; row++) {
    if (here.codes[row] === MISSING_CODE || textAt(here, row) !== textAt(there, row)) return false;
  }
  return true;
}

/** Whether both have a value in every row, and under the same code. */
function areCodesAlike(here: Int32Array, there: Int32Array): boolean {
  for (let row = 0; row < here.length; row++) {
    if (here[row] === MISSING_CODE || here[row] !== there[row]) return false;
  }
  return true;
}
