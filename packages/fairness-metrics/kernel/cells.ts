// AssemblyScript, compiled by testing/src/write-kernel.ts. The TypeScript twin is in ../src/cells/count-rows.ts.

// The largest code + 1 of so many rows, a multiple of eight; a code below −1 is larger than any.
export function largestCode(codes: usize, rows: i32): u32 {
  const one = i32x4.splat(1);
  let most = i32x4.splat(0);
  let other = i32x4.splat(0);
  const end = codes + ((<usize>rows) << 2);
  for (let at = codes; at < end; at += 32) {
    most = i32x4.max_u(most, i32x4.add(v128.load(at), one));
    other = i32x4.max_u(other, i32x4.add(v128.load(at, 16), one));
  }
  most = i32x4.max_u(most, other);
  const low = max<u32>(i32x4.extract_lane(most, 0), i32x4.extract_lane(most, 1));
  return max<u32>(low, max<u32>(i32x4.extract_lane(most, 2), i32x4.extract_lane(most, 3)));
}

function countOne(table: usize, code: u32, slot: u32): void {
  const at = table + ((<usize>((code << 4) | slot)) << 2);
  store<u32>(at, load<u32>(at) + 1);
}

// Counts so many rows, a multiple of eight, into four tables of `bytes` each, so that neighbouring rows of one group do not wait
// for each other. Tables begin at code −1. Returns every bit that any label or decision had set.
export function countRows(codes: usize, labels: usize, decisions: usize, rows: i32, tables: usize, bytes: usize): u32 {
  const first = tables + 64;
  const second = first + bytes;
  const third = second + bytes;
  const fourth = third + bytes;
  let seen: u64 = 0;
  for (let row: usize = 0; row < <usize>rows; row += 8) {
    const l = load<u64>(labels + row);
    const d = load<u64>(decisions + row);
    seen |= l | d;
    // Eight slots in one word: values of at most 3 never reach the neighbouring byte.
    const slots = (l << 2) | d;
    const at = codes + (row << 2);
    countOne(first, load<u32>(at), <u32>slots & 15);
    countOne(second, load<u32>(at, 4), <u32>(slots >> 8) & 15);
    countOne(third, load<u32>(at, 8), <u32>(slots >> 16) & 15);
    countOne(fourth, load<u32>(at, 12), <u32>(slots >> 24) & 15);
    countOne(first, load<u32>(at, 16), <u32>(slots >> 32) & 15);
    countOne(second, load<u32>(at, 20), <u32>(slots >> 40) & 15);
    countOne(third, load<u32>(at, 24), <u32>(slots >> 48) & 15);
    countOne(fourth, load<u32>(at, 28), <u32>(slots >> 56) & 15);
  }
  seen |= seen >> 32;
  seen |= seen >> 16;
  seen |= seen >> 8;
  return <u32>seen & 255;
}
