import { type DictionaryColumn, MISSING_CODE } from '@assay/statistics';
import { dictionaryLength, packedCodes } from '../table/held-texts.ts';
import type { Column } from '../table/table.ts';

/** Whether a row's value is missing. A recorded date that cannot be is not missing: somebody wrote something. */
export function missingAt(column: Column): (row: number) => boolean {
  switch (column.kind) {
    case 'text':
      return missingCodes(column);
    case 'number':
      return (row) => Number.isNaN(column.values[row]);
    case 'date':
      return missingCodes(column.recorded);
    case 'time':
      return (row) => Number.isNaN(column.milliseconds[row]);
  }
}

/** Rows for each value of a dictionary, counted by its codes in as few bytes as they have. */
export function rowsOfValues(dictionary: DictionaryColumn): Int32Array {
  const values = dictionaryLength(dictionary);
  const counted = packedCodes(dictionary)?.rowsOf(values);
  if (counted !== undefined) return counted;
  const rows = new Int32Array(values);
  for (const code of dictionary.codes) if (code !== MISSING_CODE) rows[code]!++;
  return rows;
}

/** The codes are asked for once: packed ones are made wide for each who asks. */
function missingCodes({ codes }: DictionaryColumn): (row: number) => boolean {
  return (row) => codes[row] === MISSING_CODE;
}
