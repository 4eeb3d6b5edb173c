import { checkedCodes, type DictionaryColumn, dictionaryColumn, MISSING_CODE } from '@assay/statistics';
import { HeldNumbers, levelsByRecord } from './block-levels.ts';
import type { BlockLevels, LevelColumn } from './level-column.ts';

/** A coarser reading of a value, such as the district of a postcode; `null` where the value has none. */
export interface Part {
  readonly name: string;
  readonly of: (text: string) => string | null;
}

/** District ("B12" of "B12 9QT") and area ("B") of a United Kingdom postcode. */
export const POSTCODE_PARTS: readonly Part[] = [
  {
    name: 'same postcode district',
    of: (text) => /^\s*([a-z]{1,2}\d[a-z\d]?)/i.exec(text)?.[1]?.toLowerCase() ?? null,
  },
  { name: 'same postcode area', of: (text) => /^\s*([a-z]{1,2})\d/i.exec(text)?.[1]?.toLowerCase() ?? null },
];

/**
 * Levels of agreement of a value that has coarser parts: equal, then equal in ever coarser parts, else anything.
 *
 * @example
 * partLevels('postcode', postcode, POSTCODE_PARTS).levels // ['equal', 'same postcode district', 'same postcode area', 'anything else']
 */
export function partLevels(
  name: string,
  column: DictionaryColumn,
  parts: readonly Part[],
  options: { readonly termFrequency?: boolean } = {},
): LevelColumn {
  checkedCodes(column, `field ${name}`);
  const whole = dictionaryColumn(column.values.map((value) => value.trim().toLowerCase()));
  const coarse = parts.map((part) => dictionaryColumn(column.values.map((value) => part.of(value))).codes);
  const codes = new Int32Array(column.codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = column.codes[row]!;
    codes[row] = code === MISSING_CODE ? MISSING_CODE : whole.codes[code]!;
  }
  const levels = ['equal', ...parts.map((part) => part.name), 'anything else'];
  const inBlocks = (): BlockLevels => new PartBlock(codes, column.codes, coarse);
  return {
    name,
    levels,
    termCodes: options.termFrequency === true ? codes : null,
    addLevels: levelsByRecord(inBlocks),
    inBlocks,
    forKernel: {
      kind: 'coarse',
      columns: [{ codes, ofCode: null }, ...coarse.map((ofCode) => ({ codes: column.codes, ofCode }))],
    },
  };
}

class PartBlock implements BlockLevels {
  private readonly codes: Int32Array;
  private readonly valueCodes: Int32Array;
  private readonly coarse: readonly Int32Array[];
  private readonly wholes = new HeldNumbers();
  /** Per part, that of each place. */
  private readonly parts: Int32Array[];

  constructor(codes: Int32Array, valueCodes: Int32Array, coarse: readonly Int32Array[]) {
    this.codes = codes;
    this.valueCodes = valueCodes;
    this.coarse = coarse;
    this.parts = coarse.map(() => new Int32Array(0));
  }

  hold(rows: Int32Array, from: number, count: number): void {
    this.wholes.hold(this.codes, rows, from, count);
    if (this.wholes.shared !== MISSING_CODE) return;
    const { coarse, parts, valueCodes } = this;
    for (let part = 0; part < coarse.length; part++) {
      if (parts[part]!.length < count) parts[part] = new Int32Array(2 * count);
      const own = parts[part]!;
      const ofValue = coarse[part]!;
      for (let place = 0; place < count; place++) {
        const value = valueCodes[rows[from + place]!]!;
        own[place] = value === MISSING_CODE ? MISSING_CODE : ofValue[value]!;
      }
    }
  }

  addLater(place: number, multiplier: number, patterns: Int32Array): void {
    const { values, count, shared } = this.wholes;
    if (shared !== MISSING_CODE) return;
    const { parts } = this;
    const own = values[place]!;
    const missing = (parts.length + 2) * multiplier;
    if (own === MISSING_CODE) {
      for (let index = 0; index < count - place - 1; index++) patterns[index]! += missing;
      return;
    }
    for (let index = 0, later = place + 1; later < count; index++, later++) {
      const other = values[later]!;
      if (other === own) continue;
      if (other === MISSING_CODE) {
        patterns[index]! += missing;
        continue;
      }
      let level = 1;
      for (let part = 0; part < parts.length; part++, level++) {
        const ofPart = parts[part]!;
        const ownPart = ofPart[place]!;
        if (ownPart >= 0 && ownPart === ofPart[later]) break;
      }
      patterns[index]! += level * multiplier;
    }
  }
}
