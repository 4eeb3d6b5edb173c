// Fields compared by their codes: dates, and values with ever coarser parts.

import { add, addToAll, columnAt, widthOfColumns } from './block-columns';
import { COLUMN, LAST, MULTIPLIER, numberOf } from './block-fields';

/** Columns: code, digits packed four bits each (−1: no date), year. */
export function addDate(field: usize, own: i32, later: i32): void {
  const multiplier = numberOf(field, MULTIPLIER);
  const column = numberOf(field, COLUMN);
  const codes = columnAt(column) + ((<usize>own) << 2);
  const stride = widthOfColumns();
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
export function addCoarse(field: usize, own: i32, later: i32): void {
  const multiplier = numberOf(field, MULTIPLIER);
  const parts = numberOf(field, LAST) - 1;
  const stride = widthOfColumns();
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
