import { type DictionaryColumn, MISSING_CODE } from './dictionary-column.ts';
import { filledBy } from './filled-by.ts';
import { withValuesOf } from './held-values.ts';

/**
 * A column in another order, or a part of it: the value of each of these rows, and none where the row is −1.
 *
 * @example
 * takeRows(dictionaryColumn(['North', null, 'South']), [2, -1, 0]).codes // [1, -1, 0]
 */
export function takeRows(column: DictionaryColumn, rows: ArrayLike<number>): DictionaryColumn {
  const { codes } = column;
  return withValuesOf(column, {
    codes: filledBy(new Int32Array(rows.length), (at) => {
      const row = rows[at]!;
      return row < 0 ? MISSING_CODE : codes[row]!;
    }),
  });
}

/**
 * A column whose words are read as others: words of one meaning become one value, in the order in which they are found.
 *
 * @example
 * renamedValues(dictionaryColumn(['IN', 'out', 'in']), (word) => word.toLowerCase()) // { values: ['in', 'out'], codes: [0, 1, 0] }
 */
export function renamedValues({ codes, values }: DictionaryColumn, rename: (word: string) => string): DictionaryColumn {
  const names = values.map(rename);
  const kept = [...new Set(names)];
  const place = names.map((name) => kept.indexOf(name));
  return { values: kept, codes: codes.map((code) => (code === MISSING_CODE ? MISSING_CODE : place[code]!)) };
}

/**
 * Which value do most of the rows have, or of those that are counted? Of two as common the earlier one of the column's values; `null` where none of
 * the rows has a value.
 *
 * @example
 * commonestValue(dictionaryColumn(['North', 'South', 'South', null]), () => true) // 'South'
 */
export function commonestValue(
  { codes, values }: DictionaryColumn,
  isCounted: (row: number) => boolean = () => true,
): string | null {
  const sizes = new Float64Array(values.length);
  codes.forEach((code, row) => {
    if (code !== MISSING_CODE && isCounted(row)) sizes[code]!++;
  });
  const most = sizes.reduce((largest, size) => Math.max(largest, size), 0);
  return most === 0 ? null : values[sizes.indexOf(most)]!;
}

/**
 * How many values does more than one row have, such as numbers that were handed on?
 *
 * @example
 * repeatedValues(dictionaryColumn(['C1', 'C2', 'C1', null, null])) // 1
 */
export function repeatedValues({ codes, values }: DictionaryColumn): number {
  const rows = new Float64Array(values.length);
  for (const code of codes) if (code !== MISSING_CODE) rows[code]!++;
  return rows.reduce((count, each) => count + (each > 1 ? 1 : 0), 0);
}

/**
 * The same column with its values in the order of their characters, so that tables by value have one order however rows came.
 *
 * @example
 * sortedValues({ codes: Int32Array.of(0, 1, -1), values: ['web', '101'] }) // { codes: [1, 0, -1], values: ['101', 'web'] }
 */
export function sortedValues({ codes, values }: DictionaryColumn): DictionaryColumn {
  const sorted = values.toSorted();
  const place = new Map(sorted.map((value, at) => [value, at]));
  const moved = values.map((value) => place.get(value)!);
  return { codes: codes.map((code) => (code === MISSING_CODE ? MISSING_CODE : moved[code]!)), values: sorted };
}
