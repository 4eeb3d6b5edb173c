// The block that is being compared, its records side by side, and the pattern of each pair so far.

export let patterns: usize = 0;
export let laneValues: usize = 0;
/** While pairs are listed: which patterns are hopeless though the names left to compare were as near as can be. */
export let beyondHope: usize = 0;

let columns: usize = 0;
let stride: usize = 0;

export function placeRooms(columnRoom: usize, patternRoom: usize, laneRoom: usize): void {
  columns = columnRoom;
  patterns = patternRoom;
  laneValues = laneRoom;
}

export function widthOfColumns(): usize {
  return stride;
}

/** Room in each column for so many records, and for reading four at a time past the last. */
export function widenColumns(records: i32): void {
  stride = (<usize>((records + 7) & ~3)) << 2;
}

export function giveUpBeyond(isBeyondHope: usize): void {
  beyondHope = isBeyondHope;
}

export function columnAt(index: i32): usize {
  return columns + <usize>index * stride;
}

export function add(index: i32, value: v128): void {
  const at = patterns + ((<usize>index) << 2);
  v128.store(at, i32x4.add(v128.load(at), value));
}

export function addToAll(later: i32, value: i32): void {
  const each = i32x4.splat(value);
  for (let index = 0; index < later; index += 4) add(index, each);
}
