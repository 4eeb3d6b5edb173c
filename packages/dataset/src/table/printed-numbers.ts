import { type DictionaryColumn, MISSING_CODE } from '@assay/statistics';

/**
 * Which numbers do these texts print, with commas between thousands? `NaN` for a blank, and for a text that is no number, such as the
 * "N/A*" of official tables.
 *
 * @example
 * printedNumbers(dictionaryColumn(['1,204', '5.9', 'N/A*', null])) // [1204, 5.9, NaN, NaN]
 */
export function printedNumbers({ codes, values }: DictionaryColumn): Float64Array {
  const numbers = values.map((text) => (text.trim() === '' ? Number.NaN : Number(text.trim().replaceAll(',', ''))));
  return Float64Array.from(codes, (code) => (code === MISSING_CODE ? Number.NaN : numbers[code]!));
}
