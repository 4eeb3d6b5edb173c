import { type DictionaryColumn, dictionaryColumn, MISSING_CODE } from '@assay/statistics';
import { byRecord, HeldNumbers } from './block-levels.ts';
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
    addLevels: byRecord(inBlocks),
    inBlocks,
  };
}

class PartBlock implements BlockLevels {
  private readonly codes: Int32Array;
  private readonly valueCodes: Int32Array;
  private readonly coarse: readonly Int32Array[];
  private readonly wholes = new HeldNumbers();
  private readonly values = new HeldNumbers();

  constructor(codes: Int32Array, valueCodes: Int32Array, coarse: readonly Int32Array[]) {
    this.codes = codes;
    this.valueCodes = valueCodes;
    this.coarse = coarse;
  }

  hold(rows: Int32Array, from: number, count: number): void {
    this.wholes.hold(this.codes, rows, from, count);
    if (this.coarse.length > 0) this.values.hold(this.valueCodes, rows, from, count);
  }

  addLater(place: number, multiplier: number, patterns: Int32Array): void {
    const { values, count, shared } = this.wholes;
    if (shared !== MISSING_CODE) return;
    const { coarse } = this;
    const partPlaces = this.values.values;
    const last = (coarse.length + 1) * multiplier;
    const missing = last + multiplier;
    const own = values[place]!;
    for (let index = 0, later = place + 1; later < count; index++, later++) {
      const other = values[later]!;
      if (own === MISSING_CODE || other === MISSING_CODE) patterns[index]! += missing;
      else if (other !== own) {
        patterns[index]! +=
          coarse.length === 0 ? last : this.levelOf(partPlaces[place]!, partPlaces[later]!) * multiplier;
      }
    }
  }

  /** Of two values that differ. */
  private levelOf(own: number, other: number): number {
    const { coarse } = this;
    let part = 0;
    while (part < coarse.length && (coarse[part]![own]! < 0 || coarse[part]![own] !== coarse[part]![other])) part++;
    return part + 1;
  }
}
