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
