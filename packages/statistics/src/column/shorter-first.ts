import { InputError } from '../input-error.ts';
import { checkedCodes } from './checked-codes.ts';
import { type DictionaryColumn, MISSING_CODE } from './dictionary-column.ts';

/**
 * Which of two texts stands first? Shorter texts before longer ones, else by their code units: R2 before R10.
 *
 * @returns Below 0 where the first does, 0 where they are one text.
 *
 * @example
 * ['R10', 'R2'].sort(shorterFirst) // ['R2', 'R10']
 */
export function shorterFirst(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : Number(a > b);
}

/**
 * Rows in the order of their texts, by the first column, where that ties by the next: shorter texts first, what is missing
 * last; rows that no column tells apart stay as they were. So a slice of a table stands as the whole table does.
 *
 * @throws InputError where columns differ in length, or a code has no value.
 *
 * @example
 * rowsByTexts([dictionaryColumn(['R10', null, 'R2'])]) // [2, 0, 1]
 */
export function rowsByTexts(columns: readonly DictionaryColumn[]): Int32Array {
  const rowCount = columns[0]?.codes.length ?? 0;
  const ranks = columns.map((column) => {
    const { codes, values } = checkedCodes(column, 'columns to put in order');
    if (codes.length !== rowCount)
      throw new InputError(`columns to put in order have ${rowCount} and ${codes.length} rows. Check the join.`);
    const rank = new Int32Array(values.length);
    const sorted = values.map((_, code) => code).sort((a, b) => shorterFirst(values[a]!, values[b]!));
    for (const [place, code] of sorted.entries()) rank[code] = place;
    return Int32Array.from({ length: rowCount }, (_, row) =>
      codes[row]! === MISSING_CODE ? values.length : rank[codes[row]!]!,
    );
  });
  return Int32Array.from({ length: rowCount }, (_, row) => row).sort((a, b) => {
    for (const rank of ranks) if (rank[a] !== rank[b]) return rank[a]! - rank[b]!;
    return a - b;
  });
}
