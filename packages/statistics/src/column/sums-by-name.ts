import { InputError } from '../input-error.ts';
import { type DictionaryColumn, MISSING_CODE } from './dictionary-column.ts';

/**
 * What do the amounts of each name add up to? Rows without a name are left out; a name of which an amount is missing (`NaN`) has no sum.
 *
 * @throws InputError where there is not one amount for each row.
 *
 * @example
 * sumsByName(dictionaryColumn(['A', null, 'A']), [2, 9, 3]) // new Map([['A', 5]])
 */
export function sumsByName(column: DictionaryColumn, amounts: ArrayLike<number>): Map<string, number> {
  const { codes, values } = column;
  if (amounts.length !== codes.length)
    throw new InputError(`amounts must be one for each row: ${amounts.length} for ${codes.length}. Pass both columns.`);
  const sums = new Map<string, number>();
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] === MISSING_CODE) continue;
    const name = values[codes[row]!];
    if (name !== undefined) sums.set(name, (sums.get(name) ?? 0) + amounts[row]!);
  }
  for (const [name, sum] of sums) if (!Number.isFinite(sum)) sums.delete(name);
  return sums;
}
