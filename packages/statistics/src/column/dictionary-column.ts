/** Code of a missing value in a dictionary column. A missing value is a group of its own wherever groups are counted. */
export const MISSING_CODE = -1;

/** A column of text, each distinct value stored once. `codes[row]` is an index into `values`, or {@link MISSING_CODE}. */
export interface DictionaryColumn {
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/** Encodes plain text; `null`, `undefined` and the empty string are missing. Values stand in order of first appearance. */
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

/** The text at a row, or `null` where it is missing. */
export function textAt(column: DictionaryColumn, row: number): string | null {
  const code = column.codes[row]!;
  return code === MISSING_CODE ? null : column.values[code]!;
}
