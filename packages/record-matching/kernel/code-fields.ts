// Fields compared by their codes, eight pairs at a time: dates, and values with ever coarser parts.

import { add, addToAll, columnAt, equalEight, wide, widthOfColumns } from './block-columns';
import { COLUMN, LAST, MULTIPLIER, numberOf, ROOM, TABLE } from './block-fields';

function digitsAt(field: usize, code: i32): i32 {
  return code < 0 ? -1 : load<i32>(<usize>numberOf(field, TABLE) + ((<usize>code) << 2));
}

function yearOf(digits: i32): i32 {
  return (
    ((digits >>> 28) & 15) * 1000 + ((digits >>> 24) & 15) * 100 + ((digits >>> 20) & 15) * 10 + ((digits >>> 16) & 15)
  );
}

/** Digits of the year, digits of month and day, four bits each, and the year as a number; all −1 where there is no date. */
export function holdDates(field: usize, size: i32): void {
  const codes = columnAt(numberOf(field, COLUMN));
  const years = <usize>numberOf(field, ROOM);
  const days = years + 2 * wide;
  const numbers = days + 2 * wide;
  for (let own = 0; own < size; own++) {
    const digits = digitsAt(field, load<i32>(codes + ((<usize>own) << 2)));
    const at = (<usize>own) << 1;
    store<i16>(years + at, <i16>(digits >> 16));
    store<i16>(days + at, <i16>digits);
    store<i16>(numbers + at, <i16>yearOf(digits));
  }
}

function nibbles(difference: v128): v128 {
  return v128.and(
    v128.or(
      v128.or(difference, i16x8.shr_u(difference, 1)),
      v128.or(i16x8.shr_u(difference, 2), i16x8.shr_u(difference, 3)),
    ),
    i16x8.splat(0x1111),
  );
}

export function addDate(field: usize, own: i32, later: i32): void {
  const multiplier = numberOf(field, MULTIPLIER);
  const codes = columnAt(numberOf(field, COLUMN)) + ((<usize>own) << 2);
  const none = i16x8.splat(0);
  const missing = i16x8.splat(<i16>(numberOf(field, LAST) * multiplier + multiplier));
  const ownCode = load<i32>(codes);
  const ownCodes = i32x4.splat(ownCode);
  const digits = digitsAt(field, ownCode);
  if (digits < 0) {
    // Text that is no date agrees with equal text only.
    for (let index = 0; index < later; index += 8) {
      const equal = equalEight(ownCodes, codes + 4 + ((<usize>index) << 2));
      add(index, ownCode < 0 ? missing : v128.andnot(missing, equal));
    }
    return;
  }
  const years = <usize>numberOf(field, ROOM) + ((<usize>own) << 1);
  const days = years + 2 * wide;
  const numbers = days + 2 * wide;
  const ownYear = v128.load16_splat(years);
  const ownDay = v128.load16_splat(days);
  const ownNumber = v128.load16_splat(numbers);
  const swapped = i16x8.splat(<i16>(((digits & 0xff) << 8) | ((digits >>> 8) & 0xff)));
  const one = i16x8.splat(1);
  const times = i16x8.splat(<i16>multiplier);
  for (let index = 0; index < later; index += 8) {
    const at: usize = 2 + ((<usize>index) << 1);
    const year = v128.load(years + at);
    const day = v128.load(days + at);
    const yearDifference = v128.xor(ownYear, year);
    const dayDifference = v128.xor(ownDay, day);
    // One bit for each digit that differs.
    const differing = v128.or(nibbles(yearDifference), i16x8.shl(nibbles(dayDifference), 1));
    const isOneDigit = i16x8.eq(v128.and(differing, i16x8.sub(differing, one)), none);
    const isSameYear = i16x8.eq(yearDifference, none);
    const isSwapped = v128.and(isSameYear, i16x8.eq(day, swapped));
    const isSameMonth = i16x8.eq(v128.and(dayDifference, i16x8.splat(<i16>0xff00)), none);
    const apart = i16x8.abs(i16x8.sub(ownNumber, v128.load(numbers + at)));
    const isNear = i16x8.le_s(apart, i16x8.splat(10));
    // What holds is −1: five, less one for each of near, same year and same month.
    const coarse = i16x8.add(
      i16x8.add(i16x8.splat(5), isNear),
      i16x8.add(isSameYear, v128.and(isSameYear, isSameMonth)),
    );
    const level = v128.bitselect(one, coarse, v128.or(isOneDigit, isSwapped));
    const equal = equalEight(ownCodes, codes + 4 + ((<usize>index) << 2));
    const value = v128.andnot(i16x8.mul(level, times), equal);
    add(index, v128.bitselect(missing, value, i16x8.lt_s(year, none)));
  }
}

/** Columns: the whole value, then ever coarser parts of it. */
export function addCoarse(field: usize, own: i32, later: i32): void {
  const multiplier = numberOf(field, MULTIPLIER);
  const parts = numberOf(field, LAST) - 1;
  const stride = widthOfColumns();
  const wholes = columnAt(numberOf(field, COLUMN)) + ((<usize>own) << 2);
  const missing = i16x8.splat(<i16>((parts + 2) * multiplier));
  if (load<i32>(wholes) < 0) {
    addToAll(later, (parts + 2) * multiplier);
    return;
  }
  const ownWhole = v128.load32_splat(wholes);
  const none = i32x4.splat(-1);
  for (let index = 0; index < later; index += 8) {
    const at: usize = 4 + ((<usize>index) << 2);
    let level = i16x8.splat(<i16>((parts + 1) * multiplier));
    for (let part = parts; part > 0; part--) {
      const values = wholes + <usize>part * stride;
      if (load<i32>(values) < 0) continue;
      const isShared = equalEight(v128.load32_splat(values), values + at);
      level = v128.bitselect(i16x8.splat(<i16>(part * multiplier)), level, isShared);
    }
    level = v128.andnot(level, equalEight(ownWhole, wholes + at));
    add(index, v128.bitselect(missing, level, equalEight(none, wholes + at)));
  }
}
