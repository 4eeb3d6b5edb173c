// The fingerprint of a table's rows: the sum of the first 52 bits of the MD5 (RFC 1321) of each row's texts, four rows at a time, one in
// each lane. The statement that asks the same of any engine is in ../src/read/slices/fingerprint-sql.ts.

import { entryOf, INLINE } from './dictionary';
import { takePages } from './pages';

/** Of a column: its dictionary, where the codes of the rows lie, how many of them were not missing. */
const COLUMN_BYTES: usize = 12;
/** Bytes of a row's texts and of what stands between them; a longer row is left to DuckDB. */
const MOST_BYTES: usize = 65000;
const MESSAGE_BYTES: usize = 1 << 16;
/** Rows whose texts are brought near together. */
const NEAR: i32 = 64;
const NEAR_AT: usize = 1536;
/** A byte of these or more, signed, goes on with no character. */
const LAST_OF_ONGOING: i8 = -65;

const columns = takePages(1);
/** The sum of the lower 26 bits, and that of the upper. */
const sums = columns + 1024;
const words = columns + 2048;
const messages = takePages(5);
memory.fill(columns, 0, 4096);

const CONSTANTS = memory.data<u32>([
  0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501, 0x698098d8,
  0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340,
  0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87,
  0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c,
  0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039,
  0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92,
  0xffeff47d, 0x85845dd1, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb,
  0xeb86d391,
]);

const BAR: u8 = 124;
const COLON: u8 = 58;
const TILDE: u8 = 126;
const ZERO: u8 = 48;

/** Where columns are told, twelve bytes each, and 1,024 bytes on the sums. */
export function digestRoom(): usize {
  return columns;
}

/** None of these reads waits for another, so that the processor has many under way at once; the sum is kept so that they are made. */
function bringNear(count: i32, from: i32, to: i32): void {
  let sum: u32 = 0;
  for (let index = 0; index < count; index++) {
    const column = columns + <usize>index * COLUMN_BYTES;
    const dictionary = <usize>load<u32>(column);
    const codes = <usize>load<u32>(column, 4);
    for (let row = from; row < to; row++) {
      const code = load<i32>(codes + ((<usize>row) << 2));
      if (code >= 0) sum += load<u32>(entryOf(dictionary, code));
    }
  }
  store<u32>(columns + NEAR_AT, sum);
}

/** Adds so many rows to the sums; whether no row was too long. */
export function digestRows(count: i32, rows: i32): bool {
  for (let from = 0; from < rows; from += 4) {
    if ((from & (NEAR - 1)) === 0) bringNear(count, from, min<i32>(rows, from + NEAR));
    const lanes = min<i32>(4, rows - from);
    let blocks = i32x4.splat(0);
    let most = 0;
    for (let lane = 0; lane < 4; lane++) {
      const own = lane < lanes ? message(messages + ((<usize>lane) << 16), count, from + lane) : 0;
      if (own < 0) return false;
      if (lane === 0) blocks = i32x4.replace_lane(blocks, 0, own);
      else if (lane === 1) blocks = i32x4.replace_lane(blocks, 1, own);
      else if (lane === 2) blocks = i32x4.replace_lane(blocks, 2, own);
      else blocks = i32x4.replace_lane(blocks, 3, own);
      most = max<i32>(most, own);
    }
    digest(blocks, most);
    for (let lane = 0; lane < lanes; lane++) {
      const value =
        ((<u64>bswap<u32>(load<u32>(words + ((<usize>lane) << 2)))) << 20) |
        (<u64>bswap<u32>(load<u32>(words + 16 + ((<usize>lane) << 2))) >> 12);
      store<u64>(sums, load<u64>(sums) + (value & 0x3ffffff));
      store<u64>(sums, load<u64>(sums, 8) + (value >> 26), 8);
    }
  }
  return true;
}

/** Writes a row's texts, each with its length in characters before it, filled up as MD5 wants; returns its blocks of 64 bytes, or −1. */
function message(to: usize, count: i32, row: i32): i32 {
  let at = to;
  for (let index = 0; index < count; index++) {
    const column = columns + <usize>index * COLUMN_BYTES;
    if (index > 0) store<u8>(at++, BAR);
    const code = load<i32>(<usize>load<u32>(column, 4) + ((<usize>row) << 2));
    if (code < 0) {
      store<u8>(at++, TILDE);
      continue;
    }
    store<u32>(column, load<u32>(column, 8) + 1, 8);
    const entry = entryOf(<usize>load<u32>(column), code);
    const length = load<i32>(entry);
    const text = length > INLINE ? <usize>load<u32>(entry, 8) : entry + 4;
    if (at - to + <usize>length + 16 > MOST_BYTES) return -1;
    at = writeNumber(at, length > INLINE ? characters(text, length) : charactersOfShort(entry, length));
    store<u8>(at++, COLON);
    if (length > INLINE) memory.copy(at, text, <usize>length);
    else {
      store<u64>(at, load<u64>(text));
      store<u32>(at, load<u32>(text, 8), 8);
    }
    at += <usize>length;
  }
  const bytes = at - to;
  const blocks = (bytes + 72) >> 6;
  // What it writes beyond is another message's, or written over.
  for (let rest = at; rest < to + (blocks << 6); rest += 16) v128.store(rest, i32x4.splat(0));
  store<u8>(at, 0x80);
  store<u64>(to + (blocks << 6) - 8, (<u64>bytes) << 3);
  return <i32>blocks;
}

/** All bytes but those that go on with a character. */
function characters(text: usize, length: i32): u32 {
  let count: u32 = 0;
  let at: usize = 0;
  for (; at + 16 <= <usize>length; at += 16) {
    count += popcnt<u32>(i8x16.bitmask(i8x16.gt_s(v128.load(text + at), i8x16.splat(LAST_OF_ONGOING))));
  }
  for (; at < <usize>length; at++) count += <u32>((load<u8>(text + at) & 0xc0) !== 0x80);
  return count;
}

/** The same of a text that stands in its entry, four bytes on. */
function charactersOfShort(entry: usize, length: i32): u32 {
  const bits = <u32>i8x16.bitmask(i8x16.gt_s(v128.load(entry), i8x16.splat(LAST_OF_ONGOING))) >> 4;
  return popcnt<u32>(bits & ((1 << length) - 1));
}

function writeNumber(at: usize, value: u32): usize {
  if (value < 10) {
    store<u8>(at, ZERO + <u8>value);
    return at + 1;
  }
  let digits: usize = 1;
  for (let rest = value; rest >= 10; rest /= 10) digits++;
  for (let left = digits; left > 0; left--) {
    store<u8>(at + left - 1, ZERO + <u8>(value % 10));
    value /= 10;
  }
  return at + digits;
}

function word(which: usize): v128 {
  return v128.load(words + 64 + (which << 4));
}

function constant(which: usize): v128 {
  return v128.load32_splat(CONSTANTS + (which << 2));
}

function turned(value: v128, by: i32): v128 {
  return v128.or(i32x4.shl(value, by), i32x4.shr_u(value, 32 - by));
}

/** MD5 of the four messages, of so many blocks each: the first two words of each are left at `words`. */
function digest(blocks: v128, most: i32): void {
  let stateA = i32x4.splat(0x67452301);
  let stateB = i32x4.splat(<i32>0xefcdab89);
  let stateC = i32x4.splat(<i32>0x98badcfe);
  let stateD = i32x4.splat(0x10325476);
  for (let block = 0; block < most; block++) {
    const own = messages + ((<usize>block) << 6);
    for (let which: usize = 0; which < 16; which++) {
      let value = v128.load32_zero(own + (which << 2));
      value = v128.load_lane<i32>(own + MESSAGE_BYTES + (which << 2), value, 1);
      value = v128.load_lane<i32>(own + 2 * MESSAGE_BYTES + (which << 2), value, 2);
      value = v128.load_lane<i32>(own + 3 * MESSAGE_BYTES + (which << 2), value, 3);
      v128.store(words + 64 + (which << 4), value);
    }
    let a = stateA;
    let b = stateB;
    let c = stateC;
    let d = stateD;
    for (let step: usize = 0; step < 16; step += 4) {
      a = i32x4.add(
        b,
        turned(i32x4.add(i32x4.add(a, v128.bitselect(c, d, b)), i32x4.add(word(step), constant(0 + step))), 7),
      );
      d = i32x4.add(
        a,
        turned(i32x4.add(i32x4.add(d, v128.bitselect(b, c, a)), i32x4.add(word(step + 1), constant(0 + step + 1))), 12),
      );
      c = i32x4.add(
        d,
        turned(i32x4.add(i32x4.add(c, v128.bitselect(a, b, d)), i32x4.add(word(step + 2), constant(0 + step + 2))), 17),
      );
      b = i32x4.add(
        c,
        turned(i32x4.add(i32x4.add(b, v128.bitselect(d, a, c)), i32x4.add(word(step + 3), constant(0 + step + 3))), 22),
      );
    }
    for (let step: usize = 0; step < 16; step += 4) {
      a = i32x4.add(
        b,
        turned(
          i32x4.add(i32x4.add(a, v128.bitselect(b, c, d)), i32x4.add(word((5 * step + 1) & 15), constant(16 + step))),
          5,
        ),
      );
      d = i32x4.add(
        a,
        turned(
          i32x4.add(
            i32x4.add(d, v128.bitselect(a, b, c)),
            i32x4.add(word((5 * (step + 1) + 1) & 15), constant(16 + step + 1)),
          ),
          9,
        ),
      );
      c = i32x4.add(
        d,
        turned(
          i32x4.add(
            i32x4.add(c, v128.bitselect(d, a, b)),
            i32x4.add(word((5 * (step + 2) + 1) & 15), constant(16 + step + 2)),
          ),
          14,
        ),
      );
      b = i32x4.add(
        c,
        turned(
          i32x4.add(
            i32x4.add(b, v128.bitselect(c, d, a)),
            i32x4.add(word((5 * (step + 3) + 1) & 15), constant(16 + step + 3)),
          ),
          20,
        ),
      );
    }
    for (let step: usize = 0; step < 16; step += 4) {
      a = i32x4.add(
        b,
        turned(
          i32x4.add(
            i32x4.add(a, v128.xor(v128.xor(b, c), d)),
            i32x4.add(word((3 * step + 5) & 15), constant(32 + step)),
          ),
          4,
        ),
      );
      d = i32x4.add(
        a,
        turned(
          i32x4.add(
            i32x4.add(d, v128.xor(v128.xor(a, b), c)),
            i32x4.add(word((3 * (step + 1) + 5) & 15), constant(32 + step + 1)),
          ),
          11,
        ),
      );
      c = i32x4.add(
        d,
        turned(
          i32x4.add(
            i32x4.add(c, v128.xor(v128.xor(d, a), b)),
            i32x4.add(word((3 * (step + 2) + 5) & 15), constant(32 + step + 2)),
          ),
          16,
        ),
      );
      b = i32x4.add(
        c,
        turned(
          i32x4.add(
            i32x4.add(b, v128.xor(v128.xor(c, d), a)),
            i32x4.add(word((3 * (step + 3) + 5) & 15), constant(32 + step + 3)),
          ),
          23,
        ),
      );
    }
    for (let step: usize = 0; step < 16; step += 4) {
      a = i32x4.add(
        b,
        turned(
          i32x4.add(
            i32x4.add(a, v128.xor(c, v128.or(b, v128.not(d)))),
            i32x4.add(word((7 * step) & 15), constant(48 + step)),
          ),
          6,
        ),
      );
      d = i32x4.add(
        a,
        turned(
          i32x4.add(
            i32x4.add(d, v128.xor(b, v128.or(a, v128.not(c)))),
            i32x4.add(word((7 * (step + 1)) & 15), constant(48 + step + 1)),
          ),
          10,
        ),
      );
      c = i32x4.add(
        d,
        turned(
          i32x4.add(
            i32x4.add(c, v128.xor(a, v128.or(d, v128.not(b)))),
            i32x4.add(word((7 * (step + 2)) & 15), constant(48 + step + 2)),
          ),
          15,
        ),
      );
      b = i32x4.add(
        c,
        turned(
          i32x4.add(
            i32x4.add(b, v128.xor(d, v128.or(c, v128.not(a)))),
            i32x4.add(word((7 * (step + 3)) & 15), constant(48 + step + 3)),
          ),
          21,
        ),
      );
    }
    const isOn = i32x4.gt_s(blocks, i32x4.splat(block));
    stateA = v128.bitselect(i32x4.add(stateA, a), stateA, isOn);
    stateB = v128.bitselect(i32x4.add(stateB, b), stateB, isOn);
    stateC = v128.bitselect(i32x4.add(stateC, c), stateC, isOn);
    stateD = v128.bitselect(i32x4.add(stateD, d), stateD, isOn);
  }
  v128.store(words, stateA);
  v128.store(words + 16, stateB);
}
