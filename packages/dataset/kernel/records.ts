// Records of separated values, from bytes to the vectors that kernel/codes.ts takes. Compiled to WebAssembly SIMD by `npm run kernel`.
// Gives up on whatever can be read in more than one way: then DuckDB reads the file, and tests hold both to the same values.

import { givePages, pagesFor, takePages } from './pages';

const LINE_FEED: u8 = 10;
const CARRIAGE_RETURN: u8 = 13;
const QUOTE: u8 = 34;

/** Rows of one vector. */
const ROWS: i32 = 2048;
const INLINE: i32 = 12;
/** Set in the length of a value in which quotes are doubled. */
const IS_DOUBLED: i32 = 1 << 30;
/** Bytes after the input that are read and not looked at. */
const SLACK: usize = 128;

let delimiter: u8 = 0;
let columns: i32 = 0;
/** For each column of the file: where the fields of a wanted one go, zero of the others. */
let wanted: usize = 0;
/** Start and length of each field, 2,048 rows of a wanted column after the other. */
let fields: usize = 0;

let input: usize = 0;
let inputPages: i32 = 0;
let entries: usize = 0;
let texts: usize = 0;
let textPages: i32 = 0;

/** 1 where lines end in a line feed alone, 2 in two bytes: a file whose lines end in both ways is not plain. */
let ends: i32 = 0;

let rows: i32 = 0;
let parsedTo: usize = 0;

/** Masks of an entry by the length of its text. */
let masks: usize = 0;

/** Begins with a file. The number of the wanted column follows, for each column of the file, at `wantedRoom`; −1 of the others. */
export function begin(separator: i32, columnsOfFile: i32, columnsWanted: i32): void {
  delimiter = <u8>separator;
  columns = columnsOfFile;
  ends = 0;
  wanted = takePages(pagesFor((<usize>columnsOfFile) << 2));
  fields = takePages(pagesFor((<usize>columnsWanted * <usize>ROWS) << 3));
  entries = takePages(pagesFor((<usize>ROWS) << 4));
  masks = takePages(1);
  for (let length = 0; length <= INLINE; length++) {
    const mask = masks + ((<usize>length) << 4);
    memory.fill(mask, 0, 16);
    memory.fill(mask, 255, <usize>(4 + length));
  }
}

export function wantedRoom(): usize {
  return wanted;
}

export function entriesRoom(): usize {
  return entries;
}

export function textsRoom(): usize {
  return texts;
}

/** Where so many bytes of the file go; what the room held is not kept where it grows. */
export function inputRoom(bytes: usize): usize {
  const pages = pagesFor(bytes + SLACK);
  if (pages > inputPages) {
    givePages(input, inputPages);
    input = takePages(pages);
    inputPages = pages;
  }
  // An entry is read from four bytes before its text.
  return input + 16;
}

function marks(at: usize): u64 {
  const bytes = v128.load(at);
  const separators = v128.or(i8x16.eq(bytes, i8x16.splat(<i8>delimiter)), i8x16.eq(bytes, i8x16.splat(<i8>LINE_FEED)));
  const others = v128.or(i8x16.eq(bytes, i8x16.splat(<i8>CARRIAGE_RETURN)), i8x16.eq(bytes, i8x16.splat(<i8>QUOTE)));
  return <u64>i8x16.bitmask(v128.or(separators, others));
}

/** Which of the next 64 bytes before the end are separators, line ends or quotes. */
function marksOf(at: usize, end: usize): u64 {
  const bits = marks(at) | (marks(at + 16) << 16) | (marks(at + 32) << 32) | (marks(at + 48) << 48);
  return end - at >= 64 ? bits : bits & (((<u64>1) << (<u64>(end - at))) - 1);
}

/**
 * Finds the fields of so many records at most, of 2,048, between two places, each record whole; −1 where a record is not plain. An empty
 * line is no record. `parsed` tells where the next record begins.
 */
export function parse(from: usize, end: usize, isLast: bool, most: i32): i32 {
  rows = 0;
  let block = from;
  let bits: u64 = block < end ? marksOf(block, end) : 0;
  let record = from;
  let field = from;
  let column: i32 = 0;
  let last: usize = 0;
  while (rows < most) {
    while (bits === 0) {
      block += 64;
      if (block >= end) break;
      bits = marksOf(block, end);
    }
    const isEnd = bits === 0;
    let at = isEnd ? end : block + <usize>ctz(bits);
    let mark = isEnd ? LINE_FEED : load<u8>(at);
    if (isEnd) {
      if (!isLast) break;
      if (record >= end) break;
    } else bits &= bits - 1;

    let length = <i32>(at - field);
    if (mark === QUOTE) {
      if (at !== field) return -1;
      let isDoubled = false;
      let close = at + 1;
      for (;;) {
        close = quoteFrom(close, end);
        if (close + 1 < end && load<u8>(close + 1) === QUOTE) {
          isDoubled = true;
          close += 2;
        } else break;
      }
      if (close + 1 >= end) {
        if (!isLast) break;
        if (close >= end) return -1;
      }
      length = <i32>(close - at - 1) | (isDoubled ? IS_DOUBLED : 0);
      field = at + 1;
      at = close + 1;
      mark = at < end ? load<u8>(at) : LINE_FEED;
      block = at < end ? at + 1 : end;
      bits = block < end ? marksOf(block, end) : 0;
      if (mark !== delimiter && mark !== LINE_FEED && mark !== CARRIAGE_RETURN) return -1;
    }
    if (mark === CARRIAGE_RETURN) {
      if (at + 1 >= end) {
        if (isLast) return -1;
        break;
      }
      if (load<u8>(at + 1) !== LINE_FEED) return -1;
      // The line feed is the next mark.
      while (bits === 0) {
        block += 64;
        bits = marksOf(block, end);
      }
      bits &= bits - 1;
      last = at + 1;
      ends |= 2;
    } else {
      last = at;
      if (mark === LINE_FEED && at < end) ends |= 1;
    }
    if (ends === 3) return -1;
    const to = <usize>load<u32>(wanted + ((<usize>column) << 2));
    if (to !== 0) store<u64>(to + ((<usize>rows) << 3), ((<u64>length) << 32) | <u64>(<u32>field));
    field = last + 1;
    if (mark === delimiter) {
      if (++column >= columns) return -1;
      continue;
    }
    if (column === columns - 1) rows++;
    // A line of nothing at all.
    else if (column !== 0 || at !== record) return -1;
    column = 0;
    record = field;
  }
  parsedTo = record < end ? record : end;
  return rows;
}

/** Where the next quote stands, the end where none does. */
function quoteFrom(at: usize, end: usize): usize {
  for (; at < end; at += 16) {
    const bits = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(<i8>QUOTE)));
    if (bits !== 0) return min<usize>(end, at + <usize>ctz(bits));
  }
  return end;
}

export function parsed(): usize {
  return parsedTo;
}

/** Where the fields of a wanted column go: what `wantedRoom` holds for it. */
export function fieldsOf(column: i32): usize {
  return fields + ((<usize>column * <usize>ROWS) << 3);
}

/** Makes the vector of a wanted column: entries, and the long texts end to end. Returns the bytes of these. */
export function vectorOf(column: i32): i32 {
  const own = fieldsOf(column);
  let bytes: usize = 0;
  for (let row = 0; row < rows; row++) {
    const length = load<i32>(own + ((<usize>row) << 3), 4) & ~IS_DOUBLED;
    if (length > INLINE) bytes += <usize>length;
  }
  const pages = pagesFor(bytes + SLACK);
  if (pages > textPages) {
    givePages(texts, textPages);
    texts = takePages(pages);
    textPages = pages;
  }
  let text = texts;
  for (let row = 0; row < rows; row++) {
    const field = own + ((<usize>row) << 3);
    let from = <usize>load<u32>(field);
    let length = load<i32>(field, 4);
    const entry = entries + ((<usize>row) << 4);
    if ((length & IS_DOUBLED) !== 0) {
      length = singled(from, length & ~IS_DOUBLED, text);
      from = text;
    }
    if (length <= INLINE) {
      const value = v128.and(v128.load(from - 4), v128.load(masks + ((<usize>length) << 4)));
      v128.store(entry, i32x4.replace_lane(value, 0, length));
    } else {
      if (from !== text) copyText(text, from, <usize>length);
      store<i32>(entry, length);
      store<u32>(entry, <u32>(text - texts), 4);
      store<u64>(entry, 0, 8);
      text += <usize>length;
    }
  }
  return <i32>(text - texts);
}

/** Sixteen bytes at a time: what it writes beyond the text is written over by the next. */
function copyText(to: usize, from: usize, length: usize): void {
  for (let at: usize = 0; at < length; at += 16) v128.store(to + at, v128.load(from + at));
}

/** Copies a value in which quotes are doubled; returns its length. */
function singled(from: usize, length: i32, to: usize): i32 {
  let own: usize = 0;
  for (let at: usize = 0; at < <usize>length; at++) {
    const byte = load<u8>(from + at);
    store<u8>(to + own, byte);
    own++;
    if (byte === QUOTE) at++;
  }
  return <i32>own;
}
