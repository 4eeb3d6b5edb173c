// Codes of texts out of vectors as DuckDB lays them out. Compiled to WebAssembly SIMD by `npm run kernel`; the TypeScript twin is
// ../src/read/text-codes.ts, and tests hold both to the same codes and texts.

import {
  codeOfLong,
  codeOfShort,
  distinctTexts,
  endRising,
  entryOf,
  hashOfLong,
  hashOfShort,
  INLINE,
  isBeyondCache,
  isRising,
  newDictionary,
  risingCode,
  slotOf,
  touched,
} from './dictionary';
import { givePages, pagesFor, takePages } from './pages';

/** Rows of one vector. */
const ROWS: usize = 2048;
/** Texts that are spelt out at a time. */
const SPELT: u32 = 4096;

/** Room for a vector: entries, codes, hashes, a word for each row, validity. */
const room = takePages(2);
const codes = room + ROWS * 16;
const hashes = codes + ROWS * 4;
const slots = hashes + ROWS * 4;
const validity = slots + ROWS * 4;

/** The long texts of a vector, end to end; spelt texts take the same room. */
let texts: usize = 0;
let textPages: i32 = 0;

let fetched: u32 = 0;

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
  const from = isRising(column) ? addRising(column, rows, isChecked) : 0;
  let text = texts;
  for (let row = from; row < rows; row++) {
    const entry = room + ((<usize>row) << 4);
    const length = isChecked && !isValid(row) ? 0 : load<i32>(entry);
    let hash: u32 = 0;
    if (length > INLINE) {
      hash = hashOfLong(text, length);
      store<u32>(entry, <u32>text, 8);
      text += <usize>length;
    } else if (length > 0) hash = hashOfShort(entry);
    else store<i32>(entry, 0);
    store<u32>(hashes + ((<usize>row) << 2), hash);
  }
  if (isBeyondCache(column)) fetch(column, from, rows);
  for (let row = from; row < rows; row++) {
    const entry = room + ((<usize>row) << 4);
    const length = load<i32>(entry);
    const hash = load<u32>(hashes + ((<usize>row) << 2));
    let code: u32 = <u32>-1;
    if (length > INLINE) code = codeOfLong(column, <usize>load<u32>(entry, 8), length, hash);
    else if (length > 0) code = codeOfShort(column, entry, hash);
    store<u32>(codes + ((<usize>row) << 2), code);
  }
}

/** Codes of the first rows, as long as each text is beyond all before it; returns how many rows. */
function addRising(column: usize, rows: i32, isChecked: bool): i32 {
  for (let row = 0; row < rows; row++) {
    const entry = room + ((<usize>row) << 4);
    const length = isChecked && !isValid(row) ? 0 : load<i32>(entry);
    let code: i32 = -1;
    if (length > 0) {
      if (length <= INLINE) code = risingCode(column, entry);
      if (code < 0) {
        endRising(column);
        return row;
      }
    }
    store<i32>(codes + ((<usize>row) << 2), code);
  }
  return rows;
}

function isValid(row: i32): bool {
  return (load<u8>(validity + (<usize>row >> 3)) & (1 << (row & 7))) !== 0;
}

/** None of these reads waits for another, so that the processor has many under way at once. */
function fetch(column: usize, from: i32, rows: i32): void {
  for (let row = <usize>from; row < <usize>rows; row++) {
    store<u32>(slots + (row << 2), slotOf(column, load<u32>(hashes + (row << 2))));
  }
  let sum: u32 = 0;
  for (let row = <usize>from; row < <usize>rows; row++) sum += touched(column, load<u32>(slots + (row << 2)));
  fetched = sum;
}

/** So that nothing that is only brought near is left out as unused. */
export function fetchedSum(): u32 {
  return fetched;
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
  for (let code = from; code < from + count; code++) bytes += <usize>load<u32>(entryOf(column, code));
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
