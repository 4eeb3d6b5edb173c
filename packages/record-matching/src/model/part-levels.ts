import { type DictionaryColumn, dictionaryColumn, MISSING_CODE } from '@assay/statistics';
import type { LevelColumn } from './level-column.ts';

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
 * @example partLevels('postcode', postcode, POSTCODE_PARTS)
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
  const missing = levels.length;
  return {
    name,
    levels,
    termCodes: options.termFrequency === true ? codes : null,
    addLevels(row, others, count, multiplier, patterns) {
      const own = codes[row]!;
      const ownValue = column.codes[row]!;
      for (let index = 0; index < count; index++) {
        const other = codes[others[index]!]!;
        if (own === MISSING_CODE || other === MISSING_CODE) patterns[index]! += missing * multiplier;
        else if (other !== own) {
          const otherValue = column.codes[others[index]!]!;
          let level = 1;
          for (const part of coarse) {
            if (part[ownValue]! >= 0 && part[ownValue] === part[otherValue]) break;
            level++;
          }
          patterns[index]! += level * multiplier;
        }
      }
    },
  };
}
