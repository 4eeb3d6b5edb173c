import { checkedNumbers } from '../checked-numbers.ts';
import { InputError } from '../input-error.ts';
import { type DictionaryColumn, MISSING_CODE } from './dictionary-column.ts';

/**
 * Does the column say nothing of anybody? A field that a file does not have is one whose every row is missing.
 *
 * @example
 * isBlankColumn(dictionaryColumn([null, ''])) // true
 */
export function isBlankColumn({ codes }: Pick<DictionaryColumn, 'codes'>): boolean {
  return codes.every((code) => code === MISSING_CODE);
}

/**
 * In how many rows does each value of the column stand? Rows without a value are left out.
 *
 * @example
 * rowsOfValues(dictionaryColumn(['North', 'South', null, 'North'])) // [2, 1]
 */
export function rowsOfValues({ codes, values }: DictionaryColumn): Int32Array {
  const rows = new Int32Array(values.length);
  for (const code of codes) if (code !== MISSING_CODE) rows[code]!++;
  return rows;
}

/**
 * How much falls on each value of the column, each row with its own amount? In a table of counts, how many rows each value has. Rows
 * without a value are left out.
 *
 * @throws InputError where there is not one amount for each row.
 *
 * @example
 * sumsOfValues(dictionaryColumn(['North', 'South', null, 'North']), [5, 2, 9, 1]) // [6, 2]
 */
export function sumsOfValues({ codes, values }: DictionaryColumn, amounts: ArrayLike<number>): Float64Array {
  if (codes.length !== amounts.length)
    throw new InputError(`each row needs its amount: ${codes.length} and ${amounts.length}. Check the join.`);
  checkedNumbers(amounts, 'amounts');
  const sums = new Float64Array(values.length);
  for (let row = 0; row < codes.length; row++) if (codes[row] !== MISSING_CODE) sums[codes[row]!]! += amounts[row]!;
  return sums;
}
