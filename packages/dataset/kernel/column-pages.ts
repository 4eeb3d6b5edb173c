// Pages of a column of Parquet, from bytes to codes of texts or to numbers. Gives up on whatever is not as the format says: then DuckDB
// reads the file, and tests hold both to the same values.

import { INLINE } from './dictionary';
import { givePages, pagesFor, takePages } from './pages';
import { addEntries, codeOfEntry, codes, ROWS, room } from './vector-codes';

/** Bytes after a room that may be written and are not looked at. */
const SLACK: usize = 128;

// Rooms, by number, those of the codes of up to eight columns from nine on: bytes of a page as they lie in the file, of a page, of a dictionary's page; a dictionary's entries, and their codes
// in the column; the levels of rows, numbers out of packed bits, and what comes of each row; which rows have a value.
const ENTRIES: i32 = 3;
const KNOWN: i32 = 4;
const LEVELS: i32 = 5;
const INDICES: i32 = 6;
const FOUND: i32 = 7;
const VALIDITY: i32 = 8;

// Kinds of numbers: a day of 4 bytes as it is; as a double, a whole number of 4 or of 8 bytes, one of 4 bytes with a point, a double.
const DAY: i32 = 0;
const WHOLE: i32 = 1;
const LONG: i32 = 2;
const SHORT_DOUBLE: i32 = 3;

function bytesOf(kind: i32): usize {
  return kind === DAY || kind === WHOLE || kind === SHORT_DOUBLE ? 4 : 8;
}

const rooms = takePages(1);
memory.fill(rooms, 0, 256);

/** The bits that no sign of ASCII has. */
const BEYOND_ASCII: u64 = ((<u64>0x80808080) << 32) | 0x80808080;

/** A code that is not known yet. */
const UNKNOWN: i32 = -2;

let entries: usize = 0;
let known: usize = 0;
let size: u32 = 0;
/** Levels of the page's rows; 0 where each row has a value. */
let levels: usize = 0;
let present: u32 = 0;

/** A room of so many bytes; what it held is not kept where it grows. */
export function bytesRoom(which: i32, bytes: usize): usize {
  const own = rooms + ((<usize>which) << 3);
  const before = load<i32>(own, 4);
  const pages = pagesFor(bytes + SLACK);
  if (pages > before) {
    givePages(<usize>load<u32>(own), before);
    const taken = before === 0 ? pages : pages + (pages >> 1);
    store<u32>(own, <u32>takePages(taken));
    store<i32>(own, taken, 4);
  }
  return <usize>load<u32>(own);
}

/** Where what comes of each row lies: codes, days or doubles. */
export function rowsRoom(): usize {
  return <usize>load<u32>(rooms + ((<usize>FOUND) << 3));
}

/** Keeps the codes of so many rows in a room of their own, behind those before them. */
export function keepRows(which: i32, before: usize, rows: usize): void {
  const own = <usize>load<u32>(rooms + ((<usize>which) << 3));
  memory.copy(own + (before << 2), rowsRoom(), rows << 2);
}

/** So many numbers out of runs and packed bits, each a word; whether the bytes hold them. */
function unpack(at: usize, end: usize, width: u32, count: u32, to: usize): bool {
  if (width > 32) return false;
  if (width === 0) {
    memory.fill(to, 0, (<usize>count) << 2);
    return true;
  }
  const mask: u32 = 0xffffffff >> (32 - width);
  const bytes = (width + 7) >> 3;
  let done: u32 = 0;
  while (done < count) {
    let head: u32 = 0;
    for (let shift: u32 = 0; ; shift += 7) {
      if (at >= end || shift > 28) return false;
      const byte = <u32>load<u8>(at++);
      head |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    const left = count - done;
    const own = to + ((<usize>done) << 2);
    if ((head & 1) === 0) {
      const length = min<u32>(head >> 1, left);
      if (length === 0 || <usize>bytes > end - at) return false;
      const value = load<u32>(at) & (0xffffffff >> (32 - (bytes << 3)));
      if (value > mask) return false;
      for (let index: usize = 0; index < <usize>length; index++) store<u32>(own + (index << 2), value);
      at += <usize>bytes;
      done += length;
    } else {
      const groups = head >> 1;
      const length = <u32>min<u64>((<u64>groups) << 3, <u64>left);
      if (length === 0 || (<u64>length * <u64>width + 7) >> 3 > <u64>(end - at)) return false;
      let bit: u64 = 0;
      for (let index: usize = 0; index < <usize>length; index++) {
        store<u32>(own + (index << 2), <u32>(load<u64>(at + <usize>(bit >> 3)) >> (bit & 7)) & mask);
        bit += <u64>width;
      }
      at += <usize>min<u64>(<u64>groups * <u64>width, <u64>(end - at));
      done += length;
    }
  }
  return true;
}

/** How many of so many rows have a value, by the levels between two places, all where there are no levels; −1 where they do not tell. */
export function definedRows(at: usize, end: usize, rows: u32, hasLevels: bool): i32 {
  levels = 0;
  present = rows;
  if (!hasLevels) return <i32>rows;
  const own = bytesRoom(LEVELS, (<usize>rows) << 2);
  if (!unpack(at, end, 1, rows, own)) return -1;
  let sum: u32 = 0;
  for (let row: usize = 0; row < <usize>rows; row++) sum += load<u32>(own + (row << 2));
  if (sum < rows) levels = own;
  present = sum;
  return <i32>sum;
}

function hasValue(row: usize): bool {
  return levels === 0 || load<u32>(levels + (row << 2)) !== 0;
}

/** Writes the entry of a text; whether it is in UTF-8. */
function writeEntry(entry: usize, text: usize, length: u32): bool {
  store<u32>(entry, length);
  if (length > <u32>INLINE) {
    store<u32>(entry, 0, 4);
    store<u32>(entry, <u32>text, 8);
    store<u32>(entry, 0, 12);
    return isUtf8(text, text + <usize>length);
  }
  let first = load<u64>(text);
  let rest = load<u32>(text, 8);
  if (length < 8) {
    first &= ((<u64>1) << ((<u64>length) << 3)) - 1;
    rest = 0;
  } else rest &= <u32>(((<u64>1) << ((<u64>length - 8) << 3)) - 1);
  store<u64>(entry, first, 4);
  store<u32>(entry, rest, 12);
  if (((first | <u64>rest) & BEYOND_ASCII) === 0) return true;
  return isUtf8(text, text + <usize>length);
}

function isUtf8(at: usize, end: usize): bool {
  while (at < end) {
    if (end - at >= 8 && (load<u64>(at) & BEYOND_ASCII) === 0) {
      at += 8;
      continue;
    }
    const lead = <u32>load<u8>(at++);
    if (lead < 0x80) continue;
    const more: usize = lead < 0xc2 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 0;
    if (more === 0 || more > end - at) return false;
    const next = <u32>load<u8>(at);
    // Neither longer than it has to be, nor half of a pair, nor beyond the last character there can be.
    if (lead === 0xe0 && next < 0xa0) return false;
    if (lead === 0xed && next > 0x9f) return false;
    if (lead === 0xf0 && next < 0x90) return false;
    if (lead === 0xf4 && next > 0x8f) return false;
    for (let index: usize = 0; index < more; index++) if ((load<u8>(at + index) & 0xc0) !== 0x80) return false;
    at += more;
  }
  return true;
}

/** Takes a dictionary of so many texts, each with its length before it. */
export function dictionaryTexts(at: usize, end: usize, count: u32): bool {
  if (<usize>count > (end - at) >> 2) return false;
  entries = bytesRoom(ENTRIES, (<usize>count) << 4);
  known = bytesRoom(KNOWN, (<usize>count) << 2);
  size = count;
  for (let index: usize = 0; index < <usize>count; index++) {
    if (end - at < 4) return false;
    const length = load<u32>(at);
    at += 4;
    if (<usize>length > end - at || !writeEntry(entries + (index << 4), at, length)) return false;
    at += <usize>length;
    store<i32>(known + (index << 2), UNKNOWN);
  }
  return true;
}

/** Writes the entry of a whole number in plain digits; whether there is room for it, as for any of four bytes. */
function writeDigits(kind: i32, entry: usize, from: usize): bool {
  const value = kind === LONG ? load<i64>(from) : <i64>load<i32>(from);
  if (value > 99999999999 || value < -99999999999) return false;
  let rest = <u64>abs<i64>(value);
  let digits: usize = 1;
  for (let left = rest; left >= 10; left /= 10) digits++;
  const sign: usize = value < 0 ? 1 : 0;
  store<u64>(entry, 0);
  store<u64>(entry, 0, 8);
  store<u32>(entry, <u32>(digits + sign));
  if (sign === 1) store<u8>(entry + 4, 45);
  for (let left = digits; left > 0; left--) {
    store<u8>(entry + 3 + sign + left, <u8>(rest % 10) + 48);
    rest /= 10;
  }
  return true;
}

/** Takes a dictionary of so many whole numbers as texts. */
export function dictionaryWholes(kind: i32, at: usize, end: usize, count: u32): bool {
  if (<usize>count > (end - at) / bytesOf(kind)) return false;
  entries = bytesRoom(ENTRIES, (<usize>count) << 4);
  known = bytesRoom(KNOWN, (<usize>count) << 2);
  size = count;
  for (let index: usize = 0; index < <usize>count; index++) {
    if (!writeDigits(kind, entries + (index << 4), at + index * bytesOf(kind))) return false;
    store<i32>(known + (index << 2), UNKNOWN);
  }
  return true;
}

/** Codes of a page's rows, whose values are whole numbers, as texts. */
export function plainWholes(column: usize, kind: i32, at: usize, end: usize, rows: u32): bool {
  const found = bytesRoom(FOUND, (<usize>rows) << 2);
  if (<usize>present > (end - at) / bytesOf(kind)) return false;
  for (let from: usize = 0; from < <usize>rows; from += ROWS) {
    const count = min<usize>(ROWS, <usize>rows - from);
    for (let row: usize = 0; row < count; row++) {
      const entry = room + (row << 4);
      if (!hasValue(from + row)) {
        store<u32>(entry, 0);
        continue;
      }
      if (!writeDigits(kind, entry, at)) return false;
      at += bytesOf(kind);
    }
    addEntries(column, <i32>count);
    memory.copy(found + (from << 2), codes, count << 2);
  }
  return true;
}

/** Whether the numbers of the page's values lie in the dictionary, where they are then. */
function indices(at: usize, end: usize): usize {
  if (at >= end) return 0;
  const own = bytesRoom(INDICES, (<usize>present) << 2);
  if (!unpack(at + 1, end, <u32>load<u8>(at), present, own)) return 0;
  for (let index: usize = 0; index < <usize>present; index++) if (load<u32>(own + (index << 2)) >= size) return 0;
  return own;
}

/** Codes of a page's rows, whose values are numbers in the dictionary. */
export function codedTexts(column: usize, at: usize, end: usize, rows: u32): bool {
  const found = bytesRoom(FOUND, (<usize>rows) << 2);
  let own = indices(at, end);
  if (own === 0) return present === 0 && noValues(found, rows);
  for (let row: usize = 0; row < <usize>rows; row++) {
    let code: i32 = -1;
    if (hasValue(row)) {
      const index = <usize>load<u32>(own);
      own += 4;
      code = load<i32>(known + (index << 2));
      if (code === UNKNOWN) {
        code = codeOfEntry(column, entries + (index << 4));
        store<i32>(known + (index << 2), code);
      }
    }
    store<i32>(found + (row << 2), code);
  }
  return true;
}

function noValues(found: usize, rows: u32): bool {
  memory.fill(found, 255, (<usize>rows) << 2);
  return true;
}

/** Codes of a page's rows, whose values are texts with their length before each. */
export function plainTexts(column: usize, at: usize, end: usize, rows: u32): bool {
  const found = bytesRoom(FOUND, (<usize>rows) << 2);
  for (let from: usize = 0; from < <usize>rows; from += ROWS) {
    const count = min<usize>(ROWS, <usize>rows - from);
    for (let row: usize = 0; row < count; row++) {
      const entry = room + (row << 4);
      if (!hasValue(from + row)) {
        store<u32>(entry, 0);
        continue;
      }
      if (end - at < 4) return false;
      const length = load<u32>(at);
      at += 4;
      if (<usize>length > end - at || !writeEntry(entry, at, length)) return false;
      at += <usize>length;
    }
    addEntries(column, <i32>count);
    memory.copy(found + (from << 2), codes, count << 2);
  }
  return true;
}

function writeNumber(kind: i32, from: usize, to: usize): void {
  if (kind === DAY) store<u32>(to, load<u32>(from));
  else if (kind === WHOLE) store<f64>(to, <f64>load<i32>(from));
  else if (kind === LONG) store<f64>(to, <f64>load<i64>(from));
  else if (kind === SHORT_DOUBLE) store<f64>(to, <f64>load<f32>(from));
  else store<f64>(to, load<f64>(from));
}

/** Takes a dictionary of so many numbers. */
export function dictionaryNumbers(kind: i32, at: usize, end: usize, count: u32): bool {
  if (<usize>count > (end - at) / bytesOf(kind)) return false;
  entries = bytesRoom(ENTRIES, (<usize>count) << 3);
  size = count;
  for (let index: usize = 0; index < <usize>count; index++) {
    writeNumber(kind, at + index * bytesOf(kind), entries + (index << 3));
  }
  return true;
}

/** Numbers of a page's rows and, returned where some have none, which have one; 1 where all have, 0 where the page is not as it should be. */
export function codedNumbers(kind: i32, at: usize, end: usize, rows: u32): usize {
  const wide: usize = kind === DAY ? 2 : 3;
  const found = bytesRoom(FOUND, (<usize>rows) << wide);
  let own = indices(at, end);
  if (own === 0 && present > 0) return 0;
  for (let row: usize = 0; row < <usize>rows; row++) {
    if (!hasValue(row)) continue;
    const entry = entries + ((<usize>load<u32>(own)) << 3);
    own += 4;
    if (kind === DAY) store<u32>(found + (row << 2), load<u32>(entry));
    else store<u64>(found + (row << 3), load<u64>(entry));
  }
  return validity(rows);
}

export function plainNumbers(kind: i32, at: usize, end: usize, rows: u32): usize {
  const wide: usize = kind === DAY ? 2 : 3;
  const found = bytesRoom(FOUND, (<usize>rows) << wide);
  if (<usize>present > (end - at) / bytesOf(kind)) return 0;
  for (let row: usize = 0; row < <usize>rows; row++) {
    if (!hasValue(row)) continue;
    writeNumber(kind, at, found + (row << wide));
    at += bytesOf(kind);
  }
  return validity(rows);
}

function validity(rows: u32): usize {
  if (levels === 0) return 1;
  const bits = bytesRoom(VALIDITY, (<usize>rows >> 3) + 1);
  memory.fill(bits, 0, (<usize>rows >> 3) + 1);
  for (let row: usize = 0; row < <usize>rows; row++) {
    const byte = bits + (row >> 3);
    if (hasValue(row)) store<u8>(byte, load<u8>(byte) | (1 << (<u8>row & 7)));
  }
  return bits;
}
