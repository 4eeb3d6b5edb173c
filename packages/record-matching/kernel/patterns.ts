// Patterns of agreement of all pairs of a block, four pairs at a time. Compiled to WebAssembly SIMD by `npm run kernel`; the
// TypeScript twins are ../src/model/scalar-patterns.ts and the blocks of its fields, and tests hold both to the same numbers.

import { columnAt, giveUpBeyond, patterns, placeRooms, widenColumns, widthOfColumns } from './block-columns';
import { COARSE, COLUMN, DATE, FIELD_NUMBERS, IS_SHARED, KIND, numberOf } from './block-fields';
import { addCoarse, addDate } from './code-fields';
import { addText } from './text-field';

let lines: usize = 0;
let lineNumbers: i32 = 0;
let rows: usize = 0;
let blockStart: usize = 0;
let blocks: i32 = 0;
let fields: usize = 0;
let fieldCount: i32 = 0;
let columnCount: i32 = 0;
let firstKey: i32 = 0;

let bitsOfPattern: usize = 0;
let sharedTerms: usize = 0;
let bitsOfRecords: usize = 0;
let terms: i32 = 0;

let block: i32 = 0;
let from: i32 = 0;
let size: i32 = 0;
let place: i32 = 0;
let marked: f64 = 0;

/** Records of a register, `lineNumbers` each: the columns of the fields, then the keys from `firstKey` on. */
export function prepare(
  allLines: usize,
  numbersOfLine: i32,
  allFields: usize,
  countOfFields: i32,
  keysFrom: i32,
  columnRoom: usize,
  patternRoom: usize,
  laneRoom: usize,
): void {
  lines = allLines;
  lineNumbers = numbersOfLine;
  fields = allFields;
  fieldCount = countOfFields;
  firstKey = keysFrom;
  placeRooms(columnRoom, patternRoom, laneRoom);
}

/** Begins with a rule's blocks: `earlier` keys, those of the rules before it, tell which pairs are theirs. */
export function begin(allRows: usize, starts: usize, countOfBlocks: i32, earlier: i32): void {
  rows = allRows;
  blockStart = starts;
  blocks = countOfBlocks;
  columnCount = firstKey + earlier;
  block = 0;
  place = 0;
  size = 0;
  marked = 0;
  giveUpBeyond(0);
}

/** Pairs so far that an earlier rule brings together. */
export function markedPairs(): f64 {
  return marked;
}

/** Counts the patterns of the next pairs, until about `most` were counted; returns how many. `isDone` tells of more. */
export function count(counts: usize, most: f64): f64 {
  let counted: f64 = 0;
  while (block < blocks) {
    if (place === 0) holdBlock();
    for (; place + 1 < size; place++) {
      if (counted >= most) return counted;
      const later = size - place - 1;
      compare(place, later);
      for (let index = 0; index < later; index++) {
        const at = counts + ((<usize>load<i32>(patterns + ((<usize>index) << 2))) << 2);
        store<u32>(at, load<u32>(at) + 1);
      }
      if (columnCount > firstKey) mark(place, later);
      counted += <f64>later;
    }
    place = 0;
    block++;
  }
  return counted;
}

/** Counts the patterns of the first record of each block with the others. */
export function countFirst(counts: usize): void {
  for (; block < blocks; block++) {
    holdBlock();
    compare(0, size - 1);
    for (let index = 0; index + 1 < size; index++) {
      const at = counts + ((<usize>load<i32>(patterns + ((<usize>index) << 2))) << 2);
      store<u32>(at, load<u32>(at) + 1);
    }
  }
}

/** Takes what tells of a pair that is listed whether its values are rare enough: see `Hope` in ../src/model/pattern-pass.ts. */
export function weigh(bits: usize, shared: usize, ofRecords: usize, countOfTerms: i32): void {
  bitsOfPattern = bits;
  sharedTerms = shared;
  bitsOfRecords = ofRecords;
  terms = countOfTerms;
}

function isRareEnough(ownBits: usize, pattern: i32): bool {
  let sum = load<i32>(bitsOfPattern + ((<usize>pattern) << 2));
  let shared = load<i32>(sharedTerms + ((<usize>pattern) << 2));
  while (shared !== 0) {
    sum += <i32>load<i16>(ownBits + ((<usize>ctz(shared)) << 1));
    shared &= shared - 1;
  }
  return sum >= 0;
}

/**
 * Lists the pairs that are not hopeless and that no earlier rule brings together, as place among the rows of both
 * records and pattern; stops where fewer than a block's width of the `room` is left, or about `most` were compared. Returns how many; `isDone` tells of more.
 */
export function list(isHopeless: usize, isBeyondHope: usize, out: usize, room: i32, most: i32): i32 {
  let found = 0;
  let compared = 0;
  giveUpBeyond(isBeyondHope);
  while (block < blocks) {
    if (place === 0) holdBlock();
    for (; place + 1 < size; place++) {
      const later = size - place - 1;
      if (room - found < later || compared >= most) return found;
      compared += later;
      const row = load<i32>(rows + ((<usize>(from + place)) << 2));
      const ownBits = bitsOfRecords + ((<usize>row * <usize>terms) << 1);
      compare(place, later);
      for (let index = 0; index < later; index++) {
        const pattern = load<i32>(patterns + ((<usize>index) << 2));
        if (load<u8>(isHopeless + <usize>pattern) !== 0 || !isRareEnough(ownBits, pattern)) continue;
        if (isEarlier(place, place + 1 + index)) continue;
        const at = out + <usize>found * 12;
        store<i32>(at, from + place);
        store<i32>(at, from + place + 1 + index, 4);
        store<i32>(at, pattern, 8);
        found++;
      }
    }
    place = 0;
    block++;
  }
  return found;
}

export function isDone(): i32 {
  return block < blocks ? 0 : 1;
}

/** Turns the lines of a block's records into columns, side by side. */
function holdBlock(): void {
  from = load<i32>(blockStart + ((<usize>block) << 2));
  size = load<i32>(blockStart + ((<usize>block) << 2), 4) - from;
  widenColumns(size);
  const stride = widthOfColumns();
  for (let own = 0; own < size; own++) {
    const line = lines + <usize>load<i32>(rows + ((<usize>(from + own)) << 2)) * ((<usize>lineNumbers) << 2);
    let to = columnAt(0) + ((<usize>own) << 2);
    for (let column = 0; column < columnCount; column++) {
      store<i32>(to, load<i32>(line + ((<usize>column) << 2)));
      to += stride;
    }
  }
  for (let index = 0; index < fieldCount; index++) {
    const field = fields + ((<usize>(index * FIELD_NUMBERS)) << 2);
    const values = columnAt(numberOf(field, COLUMN));
    const first = load<i32>(values);
    let isShared = first >= 0;
    for (let own = 1; isShared && own < size; own++) isShared = load<i32>(values + ((<usize>own) << 2)) === first;
    store<i32>(field + ((<usize>IS_SHARED) << 2), isShared ? 1 : 0);
  }
}

/** Patterns of a record with each later one of its block. */
function compare(own: i32, later: i32): void {
  memory.fill(patterns, 0, (<usize>later) << 2);
  for (let index = 0; index < fieldCount; index++) {
    const field = fields + ((<usize>(index * FIELD_NUMBERS)) << 2);
    if (numberOf(field, IS_SHARED) === 1) continue;
    const kind = numberOf(field, KIND);
    if (kind === DATE) addDate(field, own, later);
    else if (kind === COARSE) addCoarse(field, own, later);
    else addText(field, own, later);
  }
}

/** Counts the later records that share an earlier rule's key with this one. */
function mark(own: i32, later: i32): void {
  let found: i32 = 0;
  for (let index = 0; index < later; index += 4) {
    let shared = i32x4.splat(0);
    for (let key = firstKey; key < columnCount; key++) {
      const at = columnAt(key) + ((<usize>own) << 2);
      if (load<i32>(at) < 0) continue;
      shared = v128.or(shared, i32x4.eq(v128.load32_splat(at), v128.load(at + 4 + ((<usize>index) << 2))));
    }
    let bits = i32x4.bitmask(shared);
    if (later - index < 4) bits &= (1 << (later - index)) - 1;
    found += popcnt(bits);
  }
  marked += <f64>found;
}

function isEarlier(own: i32, other: i32): bool {
  for (let key = firstKey; key < columnCount; key++) {
    const code = load<i32>(columnAt(key) + ((<usize>own) << 2));
    if (code >= 0 && code === load<i32>(columnAt(key) + ((<usize>other) << 2))) return true;
  }
  return false;
}
