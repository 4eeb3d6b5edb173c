// A vector of texts: entries of 16 bytes, as in DuckDB's vectors, but that a long one says where its bytes lie; and their codes.

import {
  codeOfLong,
  codeOfShort,
  endRising,
  hashOfLong,
  hashOfShort,
  INLINE,
  isBeyondCache,
  isRising,
  risingCode,
  slotOf,
  touched,
} from './dictionary';
import { takePages } from './pages';

/** Rows of one vector. */
export const ROWS: usize = 2048;

/** Room for a vector: entries, codes, hashes, a word for each row, validity. */
export const room = takePages(2);
export const codes = room + ROWS * 16;
const hashes = codes + ROWS * 4;
const slots = hashes + ROWS * 4;
export const validity = slots + ROWS * 4;

let fetched: u32 = 0;

/** Codes of the vector's entries, −1 of an empty text. */
export function addEntries(column: usize, rows: i32): void {
  const from = isRising(column) ? addRising(column, rows) : 0;
  for (let row = from; row < rows; row++) {
    const entry = room + ((<usize>row) << 4);
    const length = load<i32>(entry);
    let hash: u32 = 0;
    if (length > INLINE) hash = hashOfLong(<usize>load<u32>(entry, 8), length);
    else if (length > 0) hash = hashOfShort(entry);
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
function addRising(column: usize, rows: i32): i32 {
  for (let row = 0; row < rows; row++) {
    const entry = room + ((<usize>row) << 4);
    const length = load<i32>(entry);
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

/** The code of one entry. */
export function codeOfEntry(column: usize, entry: usize): i32 {
  const length = load<i32>(entry);
  if (length === 0) return -1;
  if (isRising(column)) {
    const code = length <= INLINE ? risingCode(column, entry) : -1;
    if (code >= 0) return code;
    endRising(column);
  }
  if (length <= INLINE) return <i32>codeOfShort(column, entry, hashOfShort(entry));
  const text = <usize>load<u32>(entry, 8);
  return <i32>codeOfLong(column, text, length, hashOfLong(text, length));
}
