// AssemblyScript, compiled by build.mjs. The TypeScript twin is ../src/sweep/letter-filter.ts.

// Positions j in (row, size) whose two names may each lie within three edits of the row's, by their letter classes alone.
// Both directions of a difference are counted in one byte: classes lost in the low nibble, classes gained in the high one.
// A sum that overflows its nibble lets a pair through, never out; the exact comparison follows.
export function filterRow(surnames: usize, forenames: usize, row: i32, size: i32, out: usize): i32 {
  const ownSurname = v128.load32_splat(surnames + ((<usize>row) << 2));
  const ownForename = v128.load32_splat(forenames + ((<usize>row) << 2));
  const beyond = i32x4.splat(~0x33);
  const zero = i32x4.splat(0);
  let count = 0;
  for (let j = row + 1; j < size; j += 4) {
    const surname = v128.load(surnames + ((<usize>j) << 2));
    const forename = v128.load(forenames + ((<usize>j) << 2));
    const s = v128.or(
      i8x16.popcnt(v128.andnot(ownSurname, surname)),
      i16x8.shl(i8x16.popcnt(v128.andnot(surname, ownSurname)), 4),
    );
    const f = v128.or(
      i8x16.popcnt(v128.andnot(ownForename, forename)),
      i16x8.shl(i8x16.popcnt(v128.andnot(forename, ownForename)), 4),
    );
    const sums = v128.or(
      i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(s)),
      i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(f)),
    );
    let near = i32x4.bitmask(i32x4.eq(v128.and(sums, beyond), zero));
    if (size - j < 4) near &= (1 << (size - j)) - 1;
    while (near !== 0) {
      store<i32>(out + ((<usize>count) << 2), j + ctz(near));
      count++;
      near &= near - 1;
    }
  }
  return count;
}
