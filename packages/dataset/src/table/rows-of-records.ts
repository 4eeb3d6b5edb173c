import { type DictionaryColumn, filledBy, MISSING_CODE } from '@assay/statistics';

/**
 * In which row of another table does each of these rows' records stand? By the identifier that stands in both; the last such row where
 * several do, and -1 where none does, or a row has no identifier.
 *
 * @example
 * rowsOfRecords(dictionaryColumn(['b', 'c', null]), dictionaryColumn(['a', 'b'])) // [1, -1, -1]
 */
export function rowsOfRecords(here: DictionaryColumn, there: DictionaryColumn): Int32Array {
  const codeHere = new Map(here.values.map((identifier, code) => [identifier, code]));
  const sameHere = there.values.map((identifier) => codeHere.get(identifier) ?? -1);
  const rowOf = new Int32Array(here.values.length).fill(-1);
  for (let row = 0; row < there.codes.length; row++) {
    const code = there.codes[row]! === MISSING_CODE ? -1 : (sameHere[there.codes[row]!] ?? -1);
    if (code >= 0) rowOf[code] = row;
  }
  return filledBy(new Int32Array(here.codes.length), (row) => {
    const code = here.codes[row]!;
    return code === MISSING_CODE ? -1 : (rowOf[code] ?? -1);
  });
}
