// The block that is being compared, its records side by side, and the pattern of each pair so far, 16 bits each.

export let patterns: usize = 0;
/** Bytes of a list with one byte for each record of the largest block, and for reading 32 beyond it. */
export let wide: usize = 0;

let columns: usize = 0;
let stride: usize = 0;

export function placeRooms(columnRoom: usize, patternRoom: usize, largestBlock: i32): void {
  columns = columnRoom;
  patterns = patternRoom;
  wide = <usize>((largestBlock + 47) & ~15);
}

export function widthOfColumns(): usize {
  return stride;
}

/** Room in each column for so many records, and for reading eight at a time past the last. */
export function widenColumns(records: i32): void {
  stride = (<usize>((records + 15) & ~3)) << 2;
}

export function columnAt(index: i32): usize {
  return columns + <usize>index * stride;
}

export function add(index: i32, values: v128): void {
  const at = patterns + ((<usize>index) << 1);
  v128.store(at, i16x8.add(v128.load(at), values));
}

export function addToAll(later: i32, value: i32): void {
  const each = i16x8.splat(<i16>value);
  for (let index = 0; index < later; index += 8) add(index, each);
}

/** Adds a level for each later record, a byte each, times the multiplier. */
export function addLevels(levels: usize, multiplier: i32, later: i32): void {
  const times = i16x8.splat(<i16>multiplier);
  for (let index = 0; index < later; index += 8) add(index, i16x8.mul(v128.load8x8_u(levels + <usize>index), times));
}

export function clearPatterns(later: i32): void {
  const none = i16x8.splat(0);
  for (let index = 0; index < later; index += 8) v128.store(patterns + ((<usize>index) << 1), none);
}

export function fillBytes(to: usize, value: i32, length: i32): void {
  const each = i8x16.splat(<i8>value);
  for (let index = 0; index < length; index += 16) v128.store(to + <usize>index, each);
}

export function copyBytes(to: usize, from: usize, length: i32): void {
  for (let index = 0; index < length; index += 16) v128.store(to + <usize>index, v128.load(from + <usize>index));
}

/** Which of eight numbers, four at each address, are equal to four of the other, as 16 bits each. */
export function equalEight(own: v128, others: usize): v128 {
  return lowHalves(i32x4.eq(own, v128.load(others)), i32x4.eq(own, v128.load(others, 16)));
}

/** The lower 16 bits of eight numbers. */
export function lowHalves(first: v128, second: v128): v128 {
  return i8x16.shuffle(first, second, 0, 1, 4, 5, 8, 9, 12, 13, 16, 17, 20, 21, 24, 25, 28, 29);
}
