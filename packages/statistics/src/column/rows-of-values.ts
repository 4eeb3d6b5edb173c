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
 * Which value stands in most rows? The first of those that stand in as many; `null` in a column without values.
 *
 * @example
 * commonestValue(dictionaryColumn(['North', 'South', null, 'South'])) // 'South'
 */
export function commonestValue(column: DictionaryColumn): string | null {
  const rows = rowsOfValues(column);
  const most = rows.reduce((most, count) => Math.max(most, count), 0);
  return most === 0 ? null : column.values[rows.indexOf(most)]!;
}

/**
 * The same column of some rows only, in the order in which they are named.
 *
 * @example
 * takeRows(dictionaryColumn(['North', 'South', null]), [2, 1]) // { codes: [-1, 1], values: ['North', 'South'] }
 */
export function takeRows({ codes, values }: DictionaryColumn, rows: ArrayLike<number>): DictionaryColumn {
  return { values, codes: Int32Array.from(rows, (row) => codes[row]!) };
}
