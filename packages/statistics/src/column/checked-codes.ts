import { InputError } from '../input-error.ts';
import { valueCount } from './held-values.ts';

/** A column of codes, of whose values only the number matters. */
interface CodedColumn {
  readonly codes: Int32Array;
  readonly values: { readonly length: number };
}

/**
 * The column, where each code has a value or is missing: a code without one would leave its row out without a word.
 *
 * @throws InputError with the number of rows whose code has no value.
 *
 * @example
 * checkedCodes(dictionaryColumn(['North', null]), 'area').values // ['North']
 */
export function checkedCodes<Column extends CodedColumn>(column: Column, name: string): Column {
  const { codes } = column;
  const values = valueCount(column);
  let outside = 0;
  // As a number without sign, a code below −1 is beyond every value: one comparison a row.
  for (let row = 0; row < codes.length; row++) if ((codes[row]! + 1) >>> 0 > values) outside++;
  if (outside === 0) return column;
  throw new InputError(`a code of ${name} has no value: ${outside} rows. Make the column by dictionaryColumn.`);
}
