import type { DictionaryColumn } from '@assay/statistics';

/** Grows the values of a dictionary column while rows refer to them by code. */
export class TextDictionary {
  readonly values: string[] = [];
  readonly #codes = new Map<string, number>();

  /** The code of a text, added where it is new. Text is kept in composed form (NFC). */
  code(text: string): number {
    const asGiven = this.#codes.get(text);
    if (asGiven !== undefined) return asGiven;
    const composed = text.normalize('NFC');
    const known = this.#codes.get(composed);
    if (known !== undefined) return known;
    const code = this.values.length;
    this.#codes.set(composed, code);
    this.values.push(composed);
    return code;
  }

  /** The column of these codes with the values that it uses, in order of first appearance. */
  column(codes: Int32Array): { readonly kind: 'text' } & DictionaryColumn {
    const renumbered = new Int32Array(this.values.length).fill(-1);
    const values: string[] = [];
    const own = new Int32Array(codes.length);
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row]!;
      if (code < 0) {
        own[row] = -1;
        continue;
      }
      if (renumbered[code] === -1) {
        renumbered[code] = values.length;
        values.push(this.values[code]!);
      }
      own[row] = renumbered[code]!;
    }
    return { kind: 'text', codes: own, values };
  }
}
