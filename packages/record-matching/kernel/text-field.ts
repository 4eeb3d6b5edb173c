// Fields of text: names, and what may be a name in another place.

import { add, addToAll, beyondHope, columnAt, laneValues, patterns, widthOfColumns } from './block-columns';
import {
  ADDED,
  COLUMN,
  FIRST_NAME,
  FORM_STARTS,
  HAS_SEVERAL,
  LAST,
  LEAST_COMMON,
  MAY_CHANGE,
  MULTIPLIER,
  NAMES,
  numberOf,
  PART_STARTS,
  PARTS,
  ROLE,
  SURNAME,
  WHOLES,
} from './block-fields';
import { holdName, levelOf, releaseName } from './held-name';
import { haveCommon, includes, wordAt } from './number-lists';

function bitCounts(bits: v128): v128 {
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(i8x16.popcnt(bits)));
}

/** Columns: name, letters, length, forms as bits; of names besides: first name, surname, code of the surname, flags. */
export function addText(field: usize, own: i32, later: i32): void {
  const multiplier = numberOf(field, MULTIPLIER);
  const last = numberOf(field, LAST);
  const role = numberOf(field, ROLE);
  const added = numberOf(field, ADDED);
  const ids = columnAt(numberOf(field, COLUMN)) + ((<usize>own) << 2);
  const stride = widthOfColumns();
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
