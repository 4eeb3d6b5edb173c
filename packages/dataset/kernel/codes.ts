// Its memory may be shared: each instance takes pages of its own, and reads the texts of another's dictionaries.
// Codes of texts out of vectors as DuckDB lays them out, and out of pages of Parquet. Compiled to WebAssembly SIMD by `npm run kernel`;
// the TypeScript twin is ../src/read/text-codes.ts, and tests hold both to the same codes and texts.

import { distinctTexts, entryOf, INLINE, newDictionary } from './dictionary';
import { givePages, pagesFor, takePages } from './pages';
import { addEntries, codes, room, validity } from './vector-codes';

export {
  bytesRoom,
  codedNumbers,
  codedTexts,
  definedRows,
  dictionaryNumbers,
  dictionaryTexts,
  dictionaryWholes,
  keepRows,
  plainNumbers,
  plainTexts,
  plainWholes,
  rowsRoom,
} from './column-pages';
export { digestRoom, digestRows } from './row-digest';
export { unsnappy } from './snappy';
export { fetchedSum } from './vector-codes';

/** Texts that are spelt out at a time. */
const SPELT: u32 = 4096;

/** The long texts of a vector, end to end; spelt texts take the same room. */
let texts: usize = 0;
let textPages: i32 = 0;

/** Where a vector's entries go; codes, hashes, words and validity follow. */
export function vectorRoom(): usize {
  return room;
}

export function codesOf(): usize {
  return codes;
}

export function validityRoom(): usize {
  return validity;
}

/** Where so many bytes of long texts go. */
export function textRoom(bytes: usize): usize {
  const pages = pagesFor(bytes + 16);
  if (pages > textPages) {
    givePages(texts, textPages);
    texts = takePages(pages);
    textPages = pages;
  }
  return texts;
}

/** A dictionary of its own for a column. */
export function dictionary(): usize {
  return newDictionary();
}

export function distinct(column: usize): u32 {
  return distinctTexts(column);
}

/**
 * Codes of a vector's texts; of an empty one, and of one that is not valid where `isChecked`, −1. Long texts lie end to end in the
 * order of their rows.
 */
export function add(column: usize, rows: i32, isChecked: bool): void {
  let text = texts;
  for (let row = 0; row < rows; row++) {
    const entry = room + ((<usize>row) << 4);
    const length = load<i32>(entry);
    if (isChecked && !isValid(row)) store<i32>(entry, 0);
    else if (length > INLINE) {
      store<u32>(entry, <u32>text, 8);
      text += <usize>length;
    }
  }
  addEntries(column, rows);
}

function isValid(row: i32): bool {
  return (load<u8>(validity + (<usize>row >> 3)) & (1 << (row & 7))) !== 0;
}

/** Where the bytes of a text lie. */
export function textAt(column: usize, code: u32): usize {
  const entry = entryOf(column, code);
  return load<i32>(entry) > INLINE ? <usize>load<u32>(entry, 8) : entry + 4;
}

export function lengthOf(column: usize, code: u32): u32 {
  return load<u32>(entryOf(column, code));
}

/** Bytes of all its texts. */
export function bytesOfTexts(column: usize): f64 {
  let bytes: f64 = 0;
  const count = distinctTexts(column);
  for (let code: u32 = 0; code < count; code++) bytes += <f64>load<u32>(entryOf(column, code));
  return bytes;
}

/**
 * Spells out the texts of up to 4,096 codes from this one on; returns how many. In the room of long texts: where each ends (four bytes
 * each), what is odd about each (a byte each: see below), then the texts end to end.
 */
export function spell(column: usize, from: u32): u32 {
  const count = min<u32>(SPELT, distinctTexts(column) - from);
  let bytes: usize = 0;
  for (let index: u32 = 0; index < count; index++) bytes += <usize>load<u32>(entryOf(column, from + index));
  const ends = textRoom(<usize>SPELT * 5 + bytes);
  const odd = ends + <usize>SPELT * 4;
  const first = odd + <usize>SPELT;
  let at = first;
  for (let index: u32 = 0; index < count; index++) {
    const entry = entryOf(column, from + index);
    const length = load<i32>(entry);
    memory.copy(at, length > INLINE ? <usize>load<u32>(entry, 8) : entry + 4, <usize>length);
    store<u8>(odd + <usize>index, oddness(at, length));
    at += <usize>length;
    store<u32>(ends + ((<usize>index) << 2), <u32>(at - first));
  }
  return count;
}

/** Whether each of its texts is of visible ASCII and spaces between. */
export function arePlain(column: usize): bool {
  const count = distinctTexts(column);
  for (let code: u32 = 0; code < count; code++) {
    const entry = entryOf(column, code);
    const length = load<i32>(entry);
    if ((oddness(length > INLINE ? <usize>load<u32>(entry, 8) : entry + 4, length) & 1) !== 0) return false;
  }
  return true;
}

/** 1: not of visible ASCII and spaces between; 2: may be a word for a missing value, which neither R17 nor 17 is. */
function oddness(at: usize, length: i32): u8 {
  const first = load<u8>(at);
  const last = load<u8>(at + <usize>length - 1);
  let isPlain = first !== 32 && last !== 32;
  for (let index: usize = 0; index < <usize>length; index++) isPlain = isPlain && load<u8>(at + index) - 32 < 95;
  const isLetter = (first | 32) - 97 < 26;
  const isNumbered = isLetter && (first | 32) !== 117 && last - 48 < 10;
  const isNumber = first - 49 < 8;
  return (isPlain ? 0 : 1) | (isNumbered || isNumber ? 0 : 2);
}
