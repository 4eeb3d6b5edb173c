import type { DictionaryColumn } from './dictionary-column.ts';

/** Texts of which each is made when it is asked for. */
interface HeldValues {
  readonly length: number;
  at(code: number): string;
}

const held = new WeakMap<object, HeldValues>();

/**
 * Notes where a column's texts are held, so that a few of a million can be asked for while the others are not made.
 *
 * They must be its values, in their order.
 *
 * @example
 * holdValues(dictionaryColumn(['North']), ['North']) // undefined
 */
export function holdValues(column: DictionaryColumn, values: HeldValues): void {
  held.set(column, values);
}

/** Other rows of a column: its texts are theirs, and are made where they are asked for. */
export function withValuesOf(column: DictionaryColumn, { codes }: Pick<DictionaryColumn, 'codes'>): DictionaryColumn {
  const values = held.get(column);
  if (values === undefined) return { codes, values: column.values };
  const taken = {
    codes,
    get values() {
      return column.values;
    },
  };
  held.set(taken, values);
  return taken;
}

/**
 * How many texts a column's dictionary has; none is made for it.
 *
 * @example
 * valueCount(dictionaryColumn(['North', 'South', 'North'])) // 2
 */
export function valueCount(column: { readonly values: { readonly length: number } }): number {
  return held.get(column)?.length ?? column.values.length;
}

/**
 * The text of one code; no other is made for it.
 *
 * @example
 * valueOfCode(dictionaryColumn(['North', 'South']), 1) // 'South'
 */
export function valueOfCode(column: DictionaryColumn, code: number): string {
  return held.get(column)?.at(code) ?? column.values[code]!;
}
