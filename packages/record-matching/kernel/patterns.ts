// Patterns of agreement of all pairs of a block, eight or sixteen pairs at a time. Compiled to WebAssembly SIMD by `npm run kernel`; the
// TypeScript twins are ../src/model/scalar-patterns.ts and the blocks of its fields, and tests hold both to the same numbers.

import {
  addLevels,
  clearPatterns,
  columnAt,
  lowHalves,
  patterns,
  placeRooms,
  wide,
  widenColumns,
  widthOfColumns,
} from './block-columns';
import { COARSE, COLUMN, DATE, FIELD_NUMBERS, IS_SHARED, KIND, MULTIPLIER, numberOf, setNumber } from './block-fields';
import { addCoarse, addDate, holdDates } from './code-fields';
import { holdTexts, levelsOfTexts } from './text-field';

let lines: usize = 0;
let lineNumbers: i32 = 0;
let rows: usize = 0;
let blockStart: usize = 0;
let blocks: i32 = 0;
let fields: usize = 0;
let fieldCount: i32 = 0;
let columnCount: i32 = 0;
let firstKey: i32 = 0;
/** The lower half of each key of the block's records. */
let fingerprints: usize = 0;

/**
 * Of each pattern how often it came, then in one number its bits, lowest where it is hopeless, and in the ten lowest places
 * which terms it shares: see `Hope` in ../src/model/pattern-pass.ts.
 */
let tallies: usize = 0;
/** What the values of the record that is compared add where these terms are shared, for any of them. */
let sums: usize = 0;
let bitsOfRecords: usize = 0;
let terms: i32 = 0;

let block: i32 = 0;
let from: i32 = 0;
let size: i32 = 0;
let place: i32 = 0;
let marked: f64 = 0;
let compared: f64 = 0;
/** How many blocks were held since the beginning: names are noted by it. */
let held: i32 = 0;
/** Rows up to this one have been looked at. */
let warmed: i32 = 0;
/** Looked at from outside, so that no compiler leaves the looking out. */
export let warmth: i32 = 0;
/** Lines fetched one after the other are waited for together: more than a block's are. */
const WARMED_AT_ONCE: i32 = 256;

/** Records of a register, `lineNumbers` each: the columns of the fields, then the keys from `firstKey` on. */
export function prepare(
  tallyRoom: usize,
  allLines: usize,
  numbersOfLine: i32,
  allFields: usize,
  countOfFields: i32,
  keysFrom: i32,
  columnRoom: usize,
  patternRoom: usize,
  keyRoom: usize,
  largestBlock: i32,
): void {
  tallies = tallyRoom;
  lines = allLines;
  lineNumbers = numbersOfLine;
  fields = allFields;
  fieldCount = countOfFields;
  firstKey = keysFrom;
  fingerprints = keyRoom;
  placeRooms(columnRoom, patternRoom, largestBlock);
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
  compared = 0;
  warmed = 0;
}

/** Pairs so far that an earlier rule brings together. */
export function markedPairs(): f64 {
  return marked;
}

/** Pairs compared so far. */
export function comparedPairs(): f64 {
  return compared;
}

/** Counts the patterns of the first record of each block with the others. */
export function countFirst(): void {
  for (; block < blocks; block++) {
    holdBlock();
    compare(0, size - 1);
    for (let index = 0; index + 1 < size; index++) {
      const at = tallies + ((<usize>load<u16>(patterns + ((<usize>index) << 1))) << 3);
      store<u32>(at, load<u32>(at) + 1);
    }
  }
}

/** Takes what tells of a pair that is listed whether its values are rare enough: see `Hope` in ../src/model/pattern-pass.ts. */
export function weigh(roomOfSums: usize, ofRecords: usize, countOfTerms: i32): void {
  sums = roomOfSums;
  bitsOfRecords = ofRecords;
  terms = countOfTerms;
}

function sumBits(row: i32): void {
  const ownBits = bitsOfRecords + ((<usize>row * <usize>terms) << 1);
  store<i32>(sums, 0);
  for (let term = 0; term < terms; term++) {
    const bits = <i32>load<i16>(ownBits + ((<usize>term) << 1));
    const from = (<usize>1) << (<usize>term);
    for (let others: usize = 0; others < from; others++) {
      store<i32>(sums + ((from + others) << 2), load<i32>(sums + (others << 2)) + bits);
    }
  }
}

/**
 * Counts the patterns of the next pairs. Lists those of them that are not hopeless, where there is room to list, and that no
 * earlier rule brings together: place among the rows of both records, and pattern. Stops where fewer than a block's width
 * of the `room` is left, or about `most` were compared. Returns how many are listed; `isDone` tells of more.
 */
export function compareNext(out: usize, room: i32, most: f64): i32 {
  let found = 0;
  const end = compared + most;
  while (block < blocks) {
    if (place === 0) holdBlock();
    for (; place + 1 < size; place++) {
      const later = size - place - 1;
      if ((out !== 0 && room - found < later) || compared >= end) return found;
      compared += <f64>later;
      compare(place, later);
      if (columnCount > firstKey) mark(place, later);
      found = out === 0 ? countRow(later) : listRow(later, out, found);
    }
    place = 0;
    block++;
  }
  return found;
}

function countRow(later: i32): i32 {
  for (let index = 0; index < later; index++) {
    const at = tallies + ((<usize>load<u16>(patterns + ((<usize>index) << 1))) << 3);
    store<u32>(at, load<u32>(at) + 1);
  }
  return 0;
}

function listRow(later: i32, out: usize, found: i32): i32 {
  sumBits(load<i32>(rows + ((<usize>(from + place)) << 2)));
  for (let index = 0; index < later; index++) {
    const pattern = <i32>load<u16>(patterns + ((<usize>index) << 1));
    const at = tallies + ((<usize>pattern) << 3);
    store<u32>(at, load<u32>(at) + 1);
    const bits = load<i32>(at, 4);
    if ((bits >> 10) + load<i32>(sums + ((<usize>(bits & 1023)) << 2)) < 0) continue;
    if (isEarlier(place, place + 1 + index)) continue;
    const to = out + <usize>found * 12;
    store<i32>(to, from + place);
    store<i32>(to, from + place + 1 + index, 4);
    store<i32>(to, pattern, 8);
    found++;
  }
  return found;
}

export function isDone(): i32 {
  return block < blocks ? 0 : 1;
}

/** Looks at the lines of the next records: what they bring into the cache is read at once, not block by block. */
function warm(): void {
  const last = load<i32>(blockStart + ((<usize>blocks) << 2));
  const end = min(last, max(from, warmed) + max(size, WARMED_AT_ONCE));
  for (let index = max(from, warmed); index < end; index++) {
    const row = <usize>load<i32>(rows + ((<usize>index) << 2));
    warmth += load<i32>(lines + row * ((<usize>lineNumbers) << 2));
    if (terms > 0) warmth += <i32>load<i16>(bitsOfRecords + ((row * <usize>terms) << 1));
  }
  warmed = end;
}

/** Turns the lines of a block's records into columns, side by side. */
function holdBlock(): void {
  from = load<i32>(blockStart + ((<usize>block) << 2));
  size = load<i32>(blockStart + ((<usize>block) << 2), 4) - from;
  widenColumns(size);
  if (from + size > warmed) warm();
  const stride = widthOfColumns();
  for (let own = 0; own < size; own++) {
    const line = lines + <usize>load<i32>(rows + ((<usize>(from + own)) << 2)) * ((<usize>lineNumbers) << 2);
    let to = columnAt(0) + ((<usize>own) << 2);
    for (let column = 0; column < columnCount; column++) {
      store<i32>(to, load<i32>(line + ((<usize>column) << 2)));
      to += stride;
    }
  }
  for (let key = firstKey; key < columnCount; key++) {
    const values = columnAt(key);
    const to = fingerprints + 2 * <usize>(key - firstKey) * wide;
    for (let own = 0; own < size; own += 8) {
      const at = values + ((<usize>own) << 2);
      v128.store(to + ((<usize>own) << 1), lowHalves(v128.load(at), v128.load(at, 16)));
    }
  }
  held++;
  for (let index = 0; index < fieldCount; index++) {
    const field = fields + ((<usize>(index * FIELD_NUMBERS)) << 2);
    const values = columnAt(numberOf(field, COLUMN));
    const first = load<i32>(values);
    let isShared = first >= 0;
    for (let own = 1; isShared && own < size; own++) isShared = load<i32>(values + ((<usize>own) << 2)) === first;
    setNumber(field, IS_SHARED, isShared ? 1 : 0);
    if (isShared) continue;
    const kind = numberOf(field, KIND);
    if (kind === DATE) holdDates(field, size);
    else if (kind !== COARSE) holdTexts(field, size, held);
  }
}

/** Patterns of a record with each later one of its block. */
function compare(own: i32, later: i32): void {
  clearPatterns(later);
  for (let index = 0; index < fieldCount; index++) {
    const field = fields + ((<usize>(index * FIELD_NUMBERS)) << 2);
    if (numberOf(field, IS_SHARED) === 1) continue;
    const kind = numberOf(field, KIND);
    if (kind === DATE) addDate(field, own, later);
    else if (kind === COARSE) addCoarse(field, own, later);
    else addLevels(levelsOfTexts(field, own, size) + <usize>own + 1, numberOf(field, MULTIPLIER), later);
  }
}

/** Counts the later records that share an earlier rule's key with this one. */
function mark(own: i32, later: i32): void {
  let found: i32 = 0;
  for (let index = 0; index < later; index += 16) {
    let low = i16x8.splat(0);
    let high = i16x8.splat(0);
    for (let key = firstKey; key < columnCount; key++) {
      const at = fingerprints + 2 * <usize>(key - firstKey) * wide + ((<usize>own) << 1);
      const fingerprint = v128.load16_splat(at);
      const others = at + 2 + ((<usize>index) << 1);
      low = v128.or(low, i16x8.eq(fingerprint, v128.load(others)));
      high = v128.or(high, i16x8.eq(fingerprint, v128.load(others, 16)));
    }
    let bits = i8x16.bitmask(i8x16.narrow_i16x8_s(low, high));
    if (later - index < 16) bits &= (1 << (later - index)) - 1;
    for (; bits !== 0; bits &= bits - 1) found += isEarlier(own, own + 1 + index + ctz(bits)) ? 1 : 0;
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
