// Patterns of agreement of all pairs of a block, four pairs at a time. Compiled to WebAssembly SIMD by `npm run kernel`; the
// TypeScript twins are ../src/model/scalar-patterns.ts and the blocks of its fields, and tests hold both to the same numbers.

// What a field is made of, by place in its 32 numbers; ../src/model/kernel-fields.ts writes them.
const FIELD_NUMBERS: i32 = 32;
const KIND: i32 = 0;
const MULTIPLIER: i32 = 1;
const COLUMN: i32 = 2;
const LAST: i32 = 3;
const SYMBOLS: i32 = 4;
const STARTS: i32 = 5;
const PLACES: i32 = 6;
const SIMILARITY: i32 = 7;
const SIMILARITIES: i32 = 8;
const FORM_STARTS: i32 = 9;
const FORMS: i32 = 10;
const ROLE: i32 = 11;
const NAMES: i32 = 12;
const ADDED: i32 = 13;
const WHOLES: i32 = 14;
const PART_STARTS: i32 = 15;
const PARTS: i32 = 16;
const TAKEN: i32 = 17;
const LEAST_COMMON: i32 = 18;
const IS_SHARED: i32 = 31;

const DATE: i32 = 0;
const COARSE: i32 = 1;
const FIRST_NAME: i32 = 1;
const SURNAME: i32 = 2;
const MAY_CHANGE: i32 = 1;
const HAS_SEVERAL: i32 = 2;
const LONGEST_IN_BITS: i32 = 32;

let lines: usize = 0;
let lineNumbers: i32 = 0;
let rows: usize = 0;
let blockStart: usize = 0;
let blocks: i32 = 0;
let fields: usize = 0;
let fieldCount: i32 = 0;
let columns: usize = 0;
let columnCount: i32 = 0;
let firstKey: i32 = 0;
let patterns: usize = 0;
let laneValues: usize = 0;

let block: i32 = 0;
let from: i32 = 0;
let size: i32 = 0;
let stride: usize = 0;
let place: i32 = 0;
let marked: f64 = 0;
/** While pairs are listed: which patterns are hopeless though the names left to compare were as near as can be. */
let beyondHope: usize = 0;

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
  columns = columnRoom;
  patterns = patternRoom;
  laneValues = laneRoom;
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
  beyondHope = 0;
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

/**
 * Lists the pairs whose pattern is not hopeless and that no earlier rule brings together, as place among the rows of both
 * records and pattern; stops where fewer than a block's width of the `room` is left. Returns how many; `isDone` tells of more.
 */
export function list(isHopeless: usize, isBeyondHope: usize, out: usize, room: i32): i32 {
  let found = 0;
  beyondHope = isBeyondHope;
  while (block < blocks) {
    if (place === 0) holdBlock();
    for (; place + 1 < size; place++) {
      const later = size - place - 1;
      if (room - found < later) return found;
      compare(place, later);
      for (let index = 0; index < later; index++) {
        const pattern = load<i32>(patterns + ((<usize>index) << 2));
        if (load<u8>(isHopeless + <usize>pattern) !== 0 || isEarlier(place, place + 1 + index)) continue;
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

function numberOf(field: usize, at: i32): i32 {
  return load<i32>(field + ((<usize>at) << 2));
}

function columnAt(index: i32): usize {
  return columns + <usize>index * stride;
}

/** Turns the lines of a block's records into columns, side by side. */
function holdBlock(): void {
  from = load<i32>(blockStart + ((<usize>block) << 2));
  size = load<i32>(blockStart + ((<usize>block) << 2), 4) - from;
  stride = (<usize>((size + 7) & ~3)) << 2;
  for (let own = 0; own < size; own++) {
    const line = lines + <usize>load<i32>(rows + ((<usize>(from + own)) << 2)) * ((<usize>lineNumbers) << 2);
    let to = columns + ((<usize>own) << 2);
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

function add(index: i32, value: v128): void {
  const at = patterns + ((<usize>index) << 2);
  v128.store(at, i32x4.add(v128.load(at), value));
}

function addToAll(later: i32, value: i32): void {
  const each = i32x4.splat(value);
  for (let index = 0; index < later; index += 4) add(index, each);
}

/** Columns: code, digits packed four bits each (−1: no date), year. */
function addDate(field: usize, own: i32, later: i32): void {
  const multiplier = numberOf(field, MULTIPLIER);
  const column = numberOf(field, COLUMN);
  const codes = columnAt(column) + ((<usize>own) << 2);
  const digits = codes + stride;
  const years = digits + stride;
  const missing = i32x4.splat(numberOf(field, LAST) * multiplier + multiplier);
  const none = i32x4.splat(0);
  const ownCode = v128.load32_splat(codes);
  const isOwnMissing = load<i32>(codes) < 0;
  const a = load<i32>(digits);
  if (a < 0) {
    // Text that is no date agrees with equal text only.
    for (let index = 0; index < later; index += 4) {
      const equal = i32x4.eq(ownCode, v128.load(codes + 4 + ((<usize>index) << 2)));
      add(index, isOwnMissing ? missing : v128.andnot(missing, equal));
    }
    return;
  }
  const ownDigits = i32x4.splat(a);
  const ownHigh = i32x4.splat(a & 0xffff0000);
  const swapped = i32x4.splat(((a & 0xff) << 8) | ((a >>> 8) & 0xff));
  const ownYear = v128.load32_splat(years);
  const one = i32x4.splat(multiplier);
  const two = i32x4.splat(2 * multiplier);
  const three = i32x4.splat(3 * multiplier);
  const four = i32x4.splat(4 * multiplier);
  const five = i32x4.splat(5 * multiplier);
  for (let index = 0; index < later; index += 4) {
    const at = (<usize>index) << 2;
    const b = v128.load(digits + 4 + at);
    const difference = v128.xor(ownDigits, b);
    const nibbles = v128.and(
      v128.or(
        v128.or(difference, i32x4.shr_u(difference, 1)),
        v128.or(i32x4.shr_u(difference, 2), i32x4.shr_u(difference, 3)),
      ),
      i32x4.splat(0x11111111),
    );
    const isOneDigit = i32x4.eq(v128.and(nibbles, i32x4.sub(nibbles, i32x4.splat(1))), none);
    const isSameYear = i32x4.eq(ownHigh, v128.and(b, i32x4.splat(0xffff0000)));
    const isSwapped = v128.and(isSameYear, i32x4.eq(v128.and(b, i32x4.splat(0xffff)), swapped));
    const isSameMonth = i32x4.eq(v128.and(difference, i32x4.splat(0xff00)), none);
    const apart = i32x4.abs(i32x4.sub(ownYear, v128.load(years + 4 + at)));
    const isNear = i32x4.le_s(apart, i32x4.splat(10));
    let level = v128.bitselect(v128.bitselect(two, three, isSameMonth), v128.bitselect(four, five, isNear), isSameYear);
    level = v128.bitselect(one, level, v128.or(isOneDigit, isSwapped));
    level = v128.andnot(level, i32x4.eq(ownCode, v128.load(codes + 4 + at)));
    add(index, v128.bitselect(missing, level, i32x4.lt_s(b, none)));
  }
}

/** Columns: the whole value, then ever coarser parts of it. */
function addCoarse(field: usize, own: i32, later: i32): void {
  const multiplier = numberOf(field, MULTIPLIER);
  const parts = numberOf(field, LAST) - 1;
  const wholes = columnAt(numberOf(field, COLUMN)) + ((<usize>own) << 2);
  const missing = (parts + 2) * multiplier;
  if (load<i32>(wholes) < 0) {
    addToAll(later, missing);
    return;
  }
  const ownWhole = v128.load32_splat(wholes);
  const none = i32x4.splat(0);
  for (let index = 0; index < later; index += 4) {
    const at = (<usize>index) << 2;
    let level = i32x4.splat((parts + 1) * multiplier);
    for (let part = parts; part > 0; part--) {
      const values = wholes + <usize>part * stride;
      if (load<i32>(values) < 0) continue;
      const isShared = i32x4.eq(v128.load32_splat(values), v128.load(values + 4 + at));
      level = v128.bitselect(i32x4.splat(part * multiplier), level, isShared);
    }
    const others = v128.load(wholes + 4 + at);
    level = v128.andnot(level, i32x4.eq(ownWhole, others));
    add(index, v128.bitselect(i32x4.splat(missing), level, i32x4.lt_s(others, none)));
  }
}

function bitCounts(bits: v128): v128 {
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(i8x16.popcnt(bits)));
}

/** Columns: name, letters, length, forms as bits; of names besides: first name, surname, code of the surname, flags. */
function addText(field: usize, own: i32, later: i32): void {
  const multiplier = numberOf(field, MULTIPLIER);
  const last = numberOf(field, LAST);
  const role = numberOf(field, ROLE);
  const added = numberOf(field, ADDED);
  const ids = columnAt(numberOf(field, COLUMN)) + ((<usize>own) << 2);
  const masks = ids + stride;
  const lengths = masks + stride;
  const forms = lengths + stride;
  const shownLast = role === FIRST_NAME ? last + 1 : role === SURNAME ? last + added : last;
  const ownId = load<i32>(ids);
  if (ownId < 0) {
    addToAll(later, (shownLast + 1) * multiplier);
    return;
  }
  const names = columnAt(numberOf(field, NAMES)) + ((<usize>own) << 2);
  const ownFirst = role === 0 ? -1 : load<i32>(names);
  const ownSurname = role === 0 ? -1 : load<i32>(names + stride);
  const ownFlags = role === SURNAME ? load<i32>(names + 3 * stride) : 0;
  const canSwap = ownFirst >= 0 && ownSurname >= 0 && ownFirst !== ownSurname;
  const none = i32x4.splat(0);
  const ids4 = i32x4.splat(ownId);
  const mask4 = v128.load32_splat(masks);
  const length = load<i32>(lengths);
  const length4 = i32x4.splat(length);
  const lengthReal = f32x4.splat(<f32>length);
  const form4 = v128.load32_splat(forms);
  const hasForms = numberOf(field, FORM_STARTS) !== 0 && load<i32>(forms) !== 0;
  const leastCommon = f32x4.splat(<f32>length * load<f32>(field + ((<usize>LEAST_COMMON) << 2)));
  const slack = f32x4.splat(-0.01);
  const rest = i32x4.splat(shownLast * multiplier);
  const changed = i32x4.splat((last + 1) * multiplier);
  const missing = i32x4.splat((shownLast + 1) * multiplier);
  const swapped = i32x4.splat((role === FIRST_NAME ? last : shownLast + 1) * multiplier);
  const first4 = i32x4.splat(ownFirst);
  const surname4 = i32x4.splat(ownSurname);
  let isHeld = false;
  for (let index = 0; index < later; index += 4) {
    const at: usize = 4 + ((<usize>index) << 2);
    const others = v128.load(ids + at);
    const equal = i32x4.eq(ids4, others);
    const lacks = i32x4.lt_s(others, none);
    const otherMasks = v128.load(masks + at);
    const otherLengths = v128.load(lengths + at);
    // No more letters are common than either name has besides those that the other lacks.
    const common = i32x4.min_s(
      i32x4.sub(length4, bitCounts(v128.andnot(mask4, otherMasks))),
      i32x4.sub(otherLengths, bitCounts(v128.andnot(otherMasks, mask4))),
    );
    const otherReal = f32x4.convert_i32x4_s(otherLengths);
    let exact = f32x4.ge(
      f32x4.mul(f32x4.convert_i32x4_s(common), f32x4.add(lengthReal, otherReal)),
      f32x4.add(f32x4.mul(leastCommon, otherReal), slack),
    );
    if (hasForms) exact = v128.or(exact, i32x4.ne(v128.and(form4, v128.load(forms + at)), none));
    const settled = v128.or(equal, lacks);
    exact = v128.andnot(exact, settled);
    let value = rest;
    let partly: v128 = none;
    if (role === SURNAME) {
      const flags = v128.load(names + 3 * stride + at);
      if ((ownFlags & MAY_CHANGE) !== 0) {
        value = v128.bitselect(changed, rest, i32x4.ne(v128.and(flags, i32x4.splat(MAY_CHANGE)), none));
      }
      partly = v128.andnot(
        i32x4.ne(v128.and(v128.or(flags, i32x4.splat(ownFlags)), i32x4.splat(HAS_SEVERAL)), none),
        settled,
      );
    }
    if (canSwap) {
      const isSwapped = v128.and(
        i32x4.eq(first4, v128.load(names + stride + at)),
        i32x4.eq(surname4, v128.load(names + at)),
      );
      value = v128.bitselect(swapped, value, isSwapped);
      exact = v128.andnot(exact, isSwapped);
      partly = v128.andnot(partly, isSwapped);
    }
    value = v128.andnot(v128.bitselect(missing, value, lacks), equal);
    add(index, value);
    let left = i32x4.bitmask(v128.or(exact, partly));
    if (later - index < 4) left &= (1 << (later - index)) - 1;
    if (left === 0) continue;
    const mayHavePart = i32x4.bitmask(partly);
    const mayBeNear = i32x4.bitmask(exact);
    v128.store(laneValues, value);
    while (left !== 0) {
      const lane = ctz(left);
      left &= left - 1;
      const other = index + lane;
      const to = patterns + ((<usize>other) << 2);
      if (beyondHope !== 0 && load<u8>(beyondHope + <usize>load<i32>(to)) !== 0) continue;
      let level = last;
      const hasPart =
        ((mayHavePart >> lane) & 1) !== 0 &&
        isPartShared(field, load<i32>(names + 2 * stride), load<i32>(names + 2 * stride + 4 + ((<usize>other) << 2)));
      if (!hasPart) {
        if (((mayBeNear >> lane) & 1) === 0) continue;
        if (!isHeld) holdName(field, ownId);
        isHeld = true;
        level = levelOf(field, ownId, load<i32>(ids + 4 + ((<usize>other) << 2)), hasForms);
        if (level === last) continue;
      }
      store<i32>(to, load<i32>(to) + level * multiplier - load<i32>(laneValues + ((<usize>lane) << 2)));
    }
  }
  if (isHeld) releaseName(field, ownId);
}

function wordAt(list: i32, index: i32): i32 {
  return load<i32>(<usize>list + ((<usize>index) << 2));
}

/** Whether two ascending or other short lists, each between two starts, have a number in common. */
function haveCommon(list: i32, a: i32, aEnd: i32, b: i32, bEnd: i32): bool {
  for (let i = a; i < aEnd; i++) {
    for (let j = b; j < bEnd; j++) if (wordAt(list, i) === wordAt(list, j)) return true;
  }
  return false;
}

function includes(list: i32, from: i32, end: i32, number: i32): bool {
  for (let i = from; i < end; i++) if (wordAt(list, i) === number) return true;
  return false;
}

function isPartShared(field: usize, a: i32, b: i32): bool {
  const starts = numberOf(field, PART_STARTS);
  const parts = numberOf(field, PARTS);
  const wholes = numberOf(field, WHOLES);
  const aFrom = wordAt(starts, a);
  const aEnd = wordAt(starts, a + 1);
  const bFrom = wordAt(starts, b);
  const bEnd = wordAt(starts, b + 1);
  if (aFrom === aEnd) return includes(parts, bFrom, bEnd, wordAt(wholes, a));
  if (bFrom === bEnd) return includes(parts, aFrom, aEnd, wordAt(wholes, b));
  return haveCommon(parts, aFrom, aEnd, bFrom, bEnd);
}

function symbolAt(symbols: i32, index: i32): i32 {
  return load<u16>(<usize>symbols + ((<usize>index) << 1));
}

/** Notes at which places of the name each symbol stands; names of more than 32 letters are looked through. */
function holdName(field: usize, id: i32): void {
  const from = wordAt(numberOf(field, STARTS), id);
  const end = wordAt(numberOf(field, STARTS), id + 1);
  if (end - from > LONGEST_IN_BITS) return;
  const places = numberOf(field, PLACES);
  for (let index = from; index < end; index++) {
    const at = <usize>places + ((<usize>symbolAt(numberOf(field, SYMBOLS), index)) << 2);
    store<i32>(at, load<i32>(at) | (1 << (index - from)));
  }
}

function releaseName(field: usize, id: i32): void {
  const from = wordAt(numberOf(field, STARTS), id);
  const end = wordAt(numberOf(field, STARTS), id + 1);
  if (end - from > LONGEST_IN_BITS) return;
  const places = numberOf(field, PLACES);
  for (let index = from; index < end; index++) {
    store<i32>(<usize>places + ((<usize>symbolAt(numberOf(field, SYMBOLS), index)) << 2), 0);
  }
}

function levelOf(field: usize, own: i32, other: i32, hasForms: bool): i32 {
  let level = 1;
  const formStarts = numberOf(field, FORM_STARTS);
  if (formStarts !== 0) {
    if (
      hasForms &&
      haveCommon(
        numberOf(field, FORMS),
        wordAt(formStarts, own),
        wordAt(formStarts, own + 1),
        wordAt(formStarts, other),
        wordAt(formStarts, other + 1),
      )
    ) {
      return 1;
    }
    level = 2;
  }
  const similarities = numberOf(field, SIMILARITIES);
  if (similarities === 0) return level;
  const least = <usize>numberOf(field, SIMILARITY);
  const alike = jaroWinkler(field, own, other, load<f64>(least + ((<usize>(similarities - 1)) << 3)));
  for (let index = 0; index < similarities && !(alike >= load<f64>(least + ((<usize>index) << 3))); index++) level++;
  return level;
}

/** The similarity of the held name and another; where it cannot reach the least that is asked for, any lower number. */
function jaroWinkler(field: usize, own: i32, other: i32, least: f64): f64 {
  const symbols = numberOf(field, SYMBOLS);
  const starts = numberOf(field, STARTS);
  const a = wordAt(starts, own);
  const m = wordAt(starts, own + 1) - a;
  const b = wordAt(starts, other);
  const n = wordAt(starts, other + 1) - b;
  if (m === 0 && n === 0) return 1;
  if (m === 0 || n === 0) return 0;
  const longest = min(4, min(m, n));
  let prefix = 0;
  while (prefix < longest && symbolAt(symbols, a + prefix) === symbolAt(symbols, b + prefix)) prefix++;
  const reach = max(0, (max(m, n) >> 1) - 1);
  if (m > LONGEST_IN_BITS || n > LONGEST_IN_BITS) return withPrefix(longJaro(field, a, m, b, n, reach), prefix);
  const places = <usize>numberOf(field, PLACES);
  // Letters may stand `reach` places apart.
  const window = ((<u64>1) << (2 * reach + 1)) - 1;
  let takenA: u32 = 0;
  let takenB: u32 = 0;
  for (let j = 0; j < n; j++) {
    const near = <u32>((window << j) >> reach);
    const free: u32 = load<u32>(places + ((<usize>symbolAt(symbols, b + j)) << 2)) & near & ~takenA;
    takenA |= free & (0 - free);
    takenB |= (<u32>(free !== 0)) << j;
  }
  const common = popcnt(takenA);
  if (common === 0) return 0;
  const shares = <f64>common / <f64>m + <f64>common / <f64>n;
  if (withPrefix((shares + 1) / 3, prefix) + 1e-9 < least) return -1;
  let outOfOrder = 0;
  while (takenA !== 0) {
    outOfOrder += <i32>(symbolAt(symbols, a + ctz(takenA)) !== symbolAt(symbols, b + ctz(takenB)));
    takenA &= takenA - 1;
    takenB &= takenB - 1;
  }
  return withPrefix((shares + <f64>(common - (outOfOrder >> 1)) / <f64>common) / 3, prefix);
}

function withPrefix(jaro: f64, prefix: i32): f64 {
  return jaro <= 0.7 ? jaro : jaro + <f64>prefix * 0.1 * (1 - jaro);
}

function longJaro(field: usize, a: i32, m: i32, b: i32, n: i32, reach: i32): f64 {
  const symbols = numberOf(field, SYMBOLS);
  // A byte for each letter of both names.
  const takenA = <usize>numberOf(field, TAKEN);
  const takenB = takenA + <usize>m;
  memory.fill(takenA, 0, <usize>(m + n));
  let common = 0;
  for (let i = 0; i < m; i++) {
    const to = min(n - 1, i + reach);
    for (let j = max(0, i - reach); j <= to; j++) {
      if (load<u8>(takenB + <usize>j) === 1 || symbolAt(symbols, a + i) !== symbolAt(symbols, b + j)) continue;
      store<u8>(takenA + <usize>i, 1);
      store<u8>(takenB + <usize>j, 1);
      common++;
      break;
    }
  }
  if (common === 0) return 0;
  let outOfOrder = 0;
  let i = 0;
  for (let j = 0; j < n; j++) {
    if (load<u8>(takenB + <usize>j) !== 1) continue;
    while (load<u8>(takenA + <usize>i) !== 1) i++;
    if (symbolAt(symbols, a + i) !== symbolAt(symbols, b + j)) outOfOrder++;
    i++;
  }
  return (<f64>common / <f64>m + <f64>common / <f64>n + <f64>(common - (outOfOrder >> 1)) / <f64>common) / 3;
}
