/** Code of a missing value in a dictionary column. A missing value is a group of its own wherever groups are counted. */
export const MISSING_CODE = -1;

/** A column of text, each distinct value stored once. `codes[row]` is an index into `values`, or {@link MISSING_CODE}. */
export interface DictionaryColumn {
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/**
 * Turns plain text into a column that stores each distinct value once, in order of first appearance.
 *
 * `null`, `undefined` and the empty text are missing: code {@link MISSING_CODE}, no value.
 *
 * @example
 * dictionaryColumn(['North', 'South', null, 'North']) // { codes: [0, 1, -1, 0], values: ['North', 'South'] }
 */
export function dictionaryColumn(texts: ArrayLike<string | null | undefined>): DictionaryColumn {
  const codes = new Int32Array(texts.length);
  const values: string[] = [];
  const codeOf = new Map<string, number>();
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row];
    if (text === null || text === undefined || text === '') {
      codes[row] = MISSING_CODE;
      continue;
    }
    let code = codeOf.get(text);
    if (code === undefined) {
      code = values.length;
      codeOf.set(text, code);
      values.push(text);
    }
    codes[row] = code;
  }
  return { codes, values };
}

/**
 * The text at a row, or `null` where it is missing.
 *
 * @example
 * textAt(dictionaryColumn(['North', null]), 1) // null
 */
export function textAt(column: DictionaryColumn, row: number): string | null {
  const code = column.codes[row]!;
  return code === MISSING_CODE ? null : column.values[code]!;
}
