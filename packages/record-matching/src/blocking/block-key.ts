import { type DictionaryColumn, MISSING_CODE } from '@assay/statistics';

/**
 * One key out of several columns: two records share it where they share every column. A record that lacks any of them has
 * no key and is in no block.
 *
 * @example combineKeys([surname, yearOf(dateOfBirth)])
 */
export function combineKeys(columns: readonly DictionaryColumn[]): { codes: Int32Array; keyCount: number } {
  const [first, ...rest] = columns;
  let codes = Int32Array.from(first?.codes ?? []);
  let keyCount = first?.values.length ?? 0;
  for (const column of rest) {
    const codeOf = new Map<number, number>();
    const width = column.values.length;
    const combined = new Int32Array(codes.length);
    for (let row = 0; row < codes.length; row++) {
      const left = codes[row]!;
      const right = column.codes[row]!;
      if (left === MISSING_CODE || right === MISSING_CODE) {
        combined[row] = MISSING_CODE;
        continue;
      }
      const joint = left * width + right;
      let code = codeOf.get(joint);
      if (code === undefined) {
        code = codeOf.size;
        codeOf.set(joint, code);
      }
      combined[row] = code;
    }
    codes = combined;
    keyCount = codeOf.size;
  }
  return { codes, keyCount };
}

/** A column derived from another value by value, e.g. the year of a date; `null` is missing. */
export function derivedColumn(column: DictionaryColumn, derive: (text: string) => string | null): DictionaryColumn {
  const codeOf = new Map<string, number>();
  const values: string[] = [];
  const codeOfValue = Int32Array.from(column.values, (value) => {
    const text = derive(value);
    if (text === null || text === '') return MISSING_CODE;
    let code = codeOf.get(text);
    if (code === undefined) {
      code = values.push(text) - 1;
      codeOf.set(text, code);
    }
    return code;
  });
  return {
    values,
    codes: Int32Array.from(column.codes, (code) => (code === MISSING_CODE ? MISSING_CODE : codeOfValue[code]!)),
  };
}
