import { type DictionaryColumn, holdValues, InputError } from '@assay/statistics';
import { writtenLength } from './column-bytes.ts';
import { PackedCodes } from './packed-codes.ts';
import { type DateColumn, MISSING_DAY, type TextColumn } from './table.ts';

/** Distinct texts that are held as bytes: what can be told of them while no string is made. */
export interface HeldTexts {
  readonly length: number;
  at(code: number): string;
  all(): readonly string[];
  /** Below 0 where the first stands before the second: shorter texts before longer ones, else by their code units. */
  compare(one: number, other: number): number;
  /** The texts from one code to before another as a list in JSON. */
  json(from: number, to: number): Uint8Array;
}

const held = new WeakMap<DictionaryColumn, HeldTexts>();
const packed = new WeakMap<DictionaryColumn, PackedCodes>();
const daysOfCodes = new WeakMap<DateColumn, Int32Array>();

/**
 * A dictionary whose codes are in four bytes while they are looked at, and whose texts are made when they are first asked for: a million
 * identifiers seldom are.
 *
 * @example
 * packedDictionary(packedCodesIn(Uint8Array.of(0, 255).buffer, 2), () => ['North']) // { codes: [0, -1], values: ['North'] }
 */
export function packedDictionary(
  codes: PackedCodes,
  values: () => readonly string[],
  texts?: HeldTexts,
): DictionaryColumn {
  const wide = madeForNow(() => codes.wide());
  const column: DictionaryColumn = {
    get codes() {
      return wide();
    },
    get values() {
      return values();
    },
  };
  packed.set(column, codes);
  if (texts !== undefined) {
    held.set(column, texts);
    holdValues(column, texts);
  }
  return column;
}

/** A dictionary as a column of texts, its codes packed and its texts held if they were. */
export function asTextColumn(dictionary: DictionaryColumn): TextColumn {
  const codes = packed.get(dictionary);
  if (codes === undefined) return { kind: 'text', codes: dictionary.codes, values: dictionary.values };
  return Object.assign(
    packedDictionary(codes, () => dictionary.values, held.get(dictionary)),
    { kind: 'text' as const },
  );
}

/**
 * A column of dates whose days are those of the values of `recorded`: they stand in rows while they are looked at.
 *
 * @throws InputError where there is not one day for each value.
 *
 * @example
 * packedDates(packedDictionary(packedCodesIn(Uint8Array.of(0, 0).buffer, 2), () => ['1970-01-02']), Int32Array.of(1)).days // [1, 1]
 */
export function packedDates(recorded: DictionaryColumn, dayOfCode: Int32Array): DateColumn {
  const values = dictionaryLength(recorded);
  if (dayOfCode.length !== values) {
    throw new InputError(`${dayOfCode.length} days for ${values} recorded dates. Give one for each.`);
  }
  const codes = packed.get(recorded) ?? new PackedCodes(recorded.codes, recorded.codes.length);
  const days = madeForNow(() => codes.gather(new Int32Array(codes.length), dayOfCode, MISSING_DAY));
  const column: DateColumn = {
    kind: 'date',
    get days() {
      return days();
    },
    recorded,
  };
  daysOfCodes.set(column, dayOfCode);
  return column;
}

/**
 * Asked for row by row, it is made once; it is let go when the work at hand is done, and made anew where another thread took it.
 */
function madeForNow(make: () => Int32Array): () => Int32Array {
  let made: Int32Array | null = null;
  return () => {
    if (made !== null && made.buffer.byteLength > 0) return made;
    made = make();
    queueMicrotask(() => {
      made = null;
    });
    return made;
  };
}

/**
 * A column's codes in as few bytes as they need; `undefined` where they are in four.
 *
 * @example
 * packedCodes(textColumn(people, 'first_name')) // undefined
 */
export function packedCodes(column: DictionaryColumn): PackedCodes | undefined {
  return packed.get(column);
}

/**
 * The day of each recorded value of a column of dates; `undefined` where each row has its own.
 *
 * @example
 * daysOfValues(dateColumn(people, 'born')) // undefined
 */
export function daysOfValues(column: DateColumn): Int32Array | undefined {
  return daysOfCodes.get(column);
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
