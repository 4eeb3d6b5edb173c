import { InputError } from '@assay/statistics';

/** Code of a label or decision that nobody recorded. */
export const UNKNOWN = 2;

/**
 * Encodes yes/no values: 1 yes, 0 no, {@link UNKNOWN} not recorded (`null`, `undefined`, `NaN`).
 *
 * An unknown label is counted apart and enters no error rate: taking "not charged yet" for "not charged" invents false
 * positives.
 *
 * @throws InputError for any other value.
 *
 * @example
 * binaryColumn([true, 0, null]) // [1, 0, 2]
 */
export function binaryColumn(values: ArrayLike<number | boolean | null | undefined>): Uint8Array {
  const codes = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === null || value === undefined || Number.isNaN(value)) codes[row] = UNKNOWN;
    else if (value === 1 || value === true) codes[row] = 1;
    else if (value !== 0 && value !== false) {
      throw new InputError(`a yes/no column must hold 0, 1 or nothing: ${value} in row ${row}. Recode it first.`);
    }
  }
  return codes;
}
