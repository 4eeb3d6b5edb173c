import { type DictionaryColumn, MISSING_CODE } from '@assay/statistics';

/**
 * One key out of several columns: two records share it where they share every column. A record that lacks any of them has
 * no key and is in no block.
 *
 * @example combineKeys([surname, yearOf(dateOfBirth)])
 */
export function combineKeys(columns: readonly DictionaryColumn[]): { codes: Int32Array; keyCount: number } {
  const [first, ...rest] = columns;
  let codes = first?.codes.slice() ?? new Int32Array(0);
  let keyCount = first?.values.length ?? 0;
  for (const column of rest) {
    const combined = new Int32Array(codes.length);
    const pairs = new PairCodes(codes.length);
    for (let row = 0; row < codes.length; row++) {
      const left = codes[row]!;
      const right = column.codes[row]!;
      combined[row] = left === MISSING_CODE || right === MISSING_CODE ? MISSING_CODE : pairs.codeOf(left, right);
    }
    codes = combined;
    keyCount = pairs.count;
  }
  return { codes, keyCount };
}

/** Numbers pairs of codes in order of first appearance: open addressing, a slot being the number of a pair plus one. */
class PairCodes {
  count = 0;
  private readonly slots: Int32Array;
  private readonly left: Int32Array;
  private readonly right: Int32Array;

  constructor(most: number) {
    let capacity = 16;
    while (capacity < 2 * most) capacity *= 2;
    this.slots = new Int32Array(capacity);
    this.left = new Int32Array(most);
    this.right = new Int32Array(most);
  }

  codeOf(left: number, right: number): number {
    const wrap = this.slots.length - 1;
    let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & wrap;
    while (this.slots[slot] !== 0) {
      const known = this.slots[slot]! - 1;
      if (this.left[known] === left && this.right[known] === right) return known;
      slot = (slot + 1) & wrap;
    }
    this.left[this.count] = left;
    this.right[this.count] = right;
    this.slots[slot] = ++this.count;
    return this.count - 1;
  }
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
