import type { DictionaryColumn } from '@assay/statistics';

/** Two columns one under the other, with one dictionary. */
export function stackColumns(above: DictionaryColumn, below: DictionaryColumn): DictionaryColumn {
  const values = [...above.values];
  const codeOf = new Map(values.map((value, code) => [value, code]));
  const recode = below.values.map((value) => {
    let code = codeOf.get(value);
    if (code === undefined) {
      code = values.push(value) - 1;
      codeOf.set(value, code);
    }
    return code;
  });
  const codes = new Int32Array(above.codes.length + below.codes.length);
  codes.set(above.codes);
  for (let row = 0; row < below.codes.length; row++) {
    const code = below.codes[row]!;
    codes[above.codes.length + row] = code < 0 ? -1 : recode[code]!;
  }
  return { codes, values };
}
