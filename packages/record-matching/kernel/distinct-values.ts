// The distinct values of a text in one block: each is compared with each other once, however many records have it.

import { columnAt, wide, widthOfColumns } from './block-columns';
import {
  COLUMN,
  COMPUTED,
  DISTINCT,
  FORM_STARTS,
  HAS_SEVERAL,
  LAST,
  LEAST_COMMON,
  LOCAL_OF,
  LONGEST_IN_BITS,
  MATRIX,
  MATRIX_SIDE,
  NAMES,
  numberOf,
  PART_STARTS,
  PARTS,
  ROLE,
  ROOM,
  STRIDE,
  SURNAME,
  setNumber,
  TABLE,
  WHOLES,
} from './block-fields';
import { holdName, levelOf, releaseName } from './held-name';
import { haveCommon, includes, wordAt } from './number-lists';

/** So few records are looked through faster than they are looked up. */
const FEW: i32 = 8;

// Lists in a field's room, by how many widths they begin from its start: four bytes a record, then one.
export function localsOf(field: usize): usize {
  return <usize>numberOf(field, ROOM);
}
function idsOf(field: usize): usize {
  return <usize>numberOf(field, ROOM) + 4 * wide;
}
function surnameCodesOf(field: usize): usize {
  return <usize>numberOf(field, ROOM) + 8 * wide;
}
export function membersOf(field: usize): usize {
  return <usize>numberOf(field, ROOM) + 12 * wide;
}
export function memberFromOf(field: usize): usize {
  return <usize>numberOf(field, ROOM) + 16 * wide;
}
export function memberEndOf(field: usize): usize {
  return <usize>numberOf(field, ROOM) + 20 * wide;
}
export function bytesOf(field: usize, list: i32): usize {
  return <usize>numberOf(field, ROOM) + <usize>(24 + list) * wide;
}
const LETTERS: i32 = 0;
const FORM_BITS: i32 = 4;
const LENGTHS: i32 = 8;
const SURPLUS: i32 = 9;
const SEVERAL: i32 = 10;
const SCRATCH: i32 = 11;
export const PLAIN: i32 = 12;
export const CHANGED: i32 = 13;
export const ROW: i32 = 14;
export const CAN_SWAP: i32 = 15;

export function holdDistinct(field: usize, size: i32): void {
  const ids = columnAt(numberOf(field, COLUMN));
  const locals = localsOf(field);
  const distinctIds = idsOf(field);
  const from = memberFromOf(field);
  const end = memberEndOf(field);
  const members = membersOf(field);
  const table = <usize>numberOf(field, LOCAL_OF);
  let distinct = 0;
  for (let own = 0; own < size; own++) {
    const id = load<i32>(ids + ((<usize>own) << 2));
    let local = -1;
    if (id >= 0) {
      if (size <= FEW) {
        local = 0;
        while (local < distinct && load<i32>(distinctIds + ((<usize>local) << 2)) !== id) local++;
      } else {
        local = load<i32>(table + ((<usize>id) << 2)) - 1;
        if (local < 0) local = distinct;
      }
      if (local === distinct) {
        if (size > FEW) store<i32>(table + ((<usize>id) << 2), distinct + 1);
        store<i32>(distinctIds + ((<usize>distinct) << 2), id);
        store<i32>(end + ((<usize>distinct) << 2), 0);
        describe(field, own, distinct, id);
        distinct++;
      }
      const at = end + ((<usize>local) << 2);
      store<i32>(at, load<i32>(at) + 1);
    }
    store<i32>(locals + ((<usize>own) << 2), local);
  }
  let start = 0;
  for (let local = 0; local < distinct; local++) {
    const at = (<usize>local) << 2;
    if (size > FEW) store<i32>(table + ((<usize>load<i32>(distinctIds + at)) << 2), 0);
    const count = load<i32>(end + at);
    store<i32>(from + at, start);
    store<i32>(end + at, start);
    start += count;
  }
  for (let own = 0; own < size; own++) {
    const local = load<i32>(locals + ((<usize>own) << 2));
    if (local < 0) continue;
    const at = end + ((<usize>local) << 2);
    const place = load<i32>(at);
    store<i32>(members + ((<usize>place) << 2), own);
    store<i32>(at, place + 1);
  }
  const stride = distinct > numberOf(field, MATRIX_SIDE) ? 0 : (distinct + 15) & ~15;
  setNumber(field, DISTINCT, distinct);
  setNumber(field, STRIDE, stride);
  setNumber(field, COMPUTED, stride === 0 ? -1 : 0);
  if (stride > 0) memory.fill(<usize>numberOf(field, MATRIX), 0, <usize>distinct * <usize>stride);
}

/** What rules most others out: letters, length and forms of a value. */
function describe(field: usize, own: i32, local: i32, id: i32): void {
  const value = <usize>numberOf(field, TABLE) + ((<usize>id) << 4);
  const letters = load<i32>(value);
  const forms = load<i32>(value, 12);
  for (let plane = 0; plane < 4; plane++) {
    store<u8>(bytesOf(field, LETTERS + plane) + <usize>local, <u8>(letters >>> (8 * plane)));
    store<u8>(bytesOf(field, FORM_BITS + plane) + <usize>local, <u8>(forms >>> (8 * plane)));
  }
  store<u8>(bytesOf(field, LENGTHS) + <usize>local, <u8>min(255, load<i32>(value, 4)));
  store<u8>(bytesOf(field, SURPLUS) + <usize>local, <u8>min(255, load<i32>(value, 8)));
  if (numberOf(field, ROLE) !== SURNAME) return;
  const names = columnAt(numberOf(field, NAMES)) + ((<usize>own) << 2);
  const flags = load<i32>(names + 3 * widthOfColumns());
  store<i32>(surnameCodesOf(field) + ((<usize>local) << 2), load<i32>(names + 2 * widthOfColumns()));
  store<u8>(bytesOf(field, SEVERAL) + <usize>local, (flags & HAS_SEVERAL) !== 0 ? 255 : 0);
}

/** Levels of a value with each other of the block, a byte each; nought where nothing brings them together. */
export function levelsWithOthers(field: usize, local: i32): usize {
  const stride = numberOf(field, STRIDE);
  if (stride === 0) {
    const scratch = bytesOf(field, SCRATCH);
    if (numberOf(field, COMPUTED) !== local) {
      memory.fill(scratch, 0, <usize>((numberOf(field, DISTINCT) + 15) & ~15));
      compareFrom(field, local, 0, scratch, 0);
      setNumber(field, COMPUTED, local);
    }
    return scratch;
  }
  const row = <usize>numberOf(field, MATRIX) + <usize>local * <usize>stride;
  // Values come in the order of their first records, so that those before it were compared with it.
  if (numberOf(field, COMPUTED) <= local) {
    compareFrom(field, local, local + 1, row, <usize>stride);
    setNumber(field, COMPUTED, local + 1);
  }
  return row;
}

/** Compares a value with others from a place on; where there is a stride, each of them is told as well. */
function compareFrom(field: usize, local: i32, first: i32, row: usize, stride: usize): void {
  const distinct = numberOf(field, DISTINCT);
  const last = numberOf(field, LAST);
  const ids = idsOf(field);
  const id = load<i32>(ids + ((<usize>local) << 2));
  const value = <usize>numberOf(field, TABLE) + ((<usize>id) << 4);
  const length = load<i32>(value, 4);
  const surplus = i8x16.splat(<i8>min(255, load<i32>(value, 8)));
  const least =
    length < LONGEST_IN_BITS
      ? v128.load(<usize>numberOf(field, LEAST_COMMON) + ((<usize>length) << 4))
      : i8x16.splat(0);
  const ownForms = load<i32>(value, 12);
  const hasForms = numberOf(field, FORM_STARTS) !== 0 && ownForms !== 0;
  const isSurname = numberOf(field, ROLE) === SURNAME;
  const isSeveral = isSurname && load<u8>(bytesOf(field, SEVERAL) + <usize>local) !== 0;
  const letters = bytesOf(field, LETTERS);
  const forms = bytesOf(field, FORM_BITS);
  const lengths = bytesOf(field, LENGTHS);
  const surpluses = bytesOf(field, SURPLUS);
  const several = bytesOf(field, SEVERAL);
  const a0 = v128.load8_splat(letters + <usize>local);
  const a1 = v128.load8_splat(letters + wide + <usize>local);
  const a2 = v128.load8_splat(letters + 2 * wide + <usize>local);
  const a3 = v128.load8_splat(letters + 3 * wide + <usize>local);
  let isHeld = false;
  for (let index = first; index < distinct; index += 16) {
    const at = <usize>index;
    // No more letters are common than the classes that both have, and what either has besides one letter of each class.
    const shared = i8x16.add(
      i8x16.add(
        i8x16.popcnt(v128.and(a0, v128.load(letters + at))),
        i8x16.popcnt(v128.and(a1, v128.load(letters + wide + at))),
      ),
      i8x16.add(
        i8x16.popcnt(v128.and(a2, v128.load(letters + 2 * wide + at))),
        i8x16.popcnt(v128.and(a3, v128.load(letters + 3 * wide + at))),
      ),
    );
    const common = i8x16.add_sat_u(shared, i8x16.min_u(surplus, v128.load(surpluses + at)));
    const needed = i8x16.swizzle(least, i8x16.min_u(v128.load(lengths + at), i8x16.splat(15)));
    let near = i8x16.bitmask(i8x16.ge_u(common, needed));
    if (hasForms) {
      const joined = v128.or(
        v128.or(
          v128.and(i8x16.splat(<i8>ownForms), v128.load(forms + at)),
          v128.and(i8x16.splat(<i8>(ownForms >>> 8)), v128.load(forms + wide + at)),
        ),
        v128.or(
          v128.and(i8x16.splat(<i8>(ownForms >>> 16)), v128.load(forms + 2 * wide + at)),
          v128.and(i8x16.splat(<i8>(ownForms >>> 24)), v128.load(forms + 3 * wide + at)),
        ),
      );
      near |= i8x16.bitmask(i8x16.ne(joined, i8x16.splat(0)));
    }
    let partly = 0;
    if (isSurname) partly = isSeveral ? 0xffff : i8x16.bitmask(v128.load(several + at));
    let left = near | partly;
    if (distinct - index < 16) left &= (1 << (distinct - index)) - 1;
    while (left !== 0) {
      const lane = ctz(left);
      left &= left - 1;
      const other = index + lane;
      if (other === local) continue;
      let level = last;
      if (((partly >> lane) & 1) === 0 || !isPartShared(field, local, other)) {
        if (((near >> lane) & 1) === 0) continue;
        if (!isHeld) holdName(field, id);
        isHeld = true;
        level = levelOf(field, id, load<i32>(ids + ((<usize>other) << 2)), hasForms);
        if (level === last) continue;
      }
      store<u8>(row + <usize>other, <u8>level);
      if (stride !== 0) store<u8>(row + <usize>(other - local) * stride + <usize>local, <u8>level);
    }
  }
  if (isHeld) releaseName(field, id);
}

function isPartShared(field: usize, local: i32, other: i32): bool {
  const codes = surnameCodesOf(field);
  const a = load<i32>(codes + ((<usize>local) << 2));
  const b = load<i32>(codes + ((<usize>other) << 2));
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
