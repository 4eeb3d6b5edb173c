import type { DictionaryColumn } from '@assay/statistics';
import { writtenLength } from './column-bytes.ts';
import type { TextColumn } from './table.ts';

/** Distinct texts that are held as bytes: what can be told of them while no string is made. */
export interface HeldTexts {
  readonly length: number;
  all(): readonly string[];
  /** Below 0 where the first stands before the second: shorter texts before longer ones, else by their code units. */
  compare(one: number, other: number): number;
  /** The texts from one code to before another as a list in JSON. */
  json(from: number, to: number): Uint8Array;
}

const held = new WeakMap<DictionaryColumn, HeldTexts>();

/** A dictionary whose texts are made when they are first asked for: a million identifiers seldom are. */
export function columnOfHeldTexts(codes: Int32Array, texts: HeldTexts): DictionaryColumn {
  const column: DictionaryColumn = {
    codes,
    get values() {
      return texts.all();
    },
  };
  held.set(column, texts);
  return column;
}

/** A dictionary as a column of texts, its texts held if they were. */
export function asTextColumn(dictionary: DictionaryColumn): TextColumn {
  const texts = held.get(dictionary);
  if (texts === undefined) return { kind: 'text', codes: dictionary.codes, values: dictionary.values };
  const column = Object.assign(columnOfHeldTexts(dictionary.codes, texts), { kind: 'text' as const });
  return column;
}

/**
 * A column's texts while they are held as bytes; `undefined` where they are strings.
 *
 * @example
 * heldTexts(textColumn(people, 'first_name')) // undefined
 */
export function heldTexts(column: DictionaryColumn): HeldTexts | undefined {
  return held.get(column);
}

/** How many texts a column's dictionary has. */
export function dictionaryLength(column: DictionaryColumn): number {
  return held.get(column)?.length ?? writtenLength(column) ?? column.values.length;
}
