// Space-time pair counts for sixteen permutations at once, and the pairs themselves. Compiled to WebAssembly SIMD by
// build.mjs; the TypeScript twins are src/near-repeat/scalar-kernel.ts and space-pairs.ts, and tests hold both to the same.

/** State of four small fast counter generators, one to each 32-bit lane. */
let a: v128 = i32x4.splat(0);
let b: v128 = i32x4.splat(0);
let c: v128 = i32x4.splat(0);
let d: v128 = i32x4.splat(0);

// @ts-expect-error: decorator
@inline
function nextFour(): v128 {
  const drawn = i32x4.add(i32x4.add(a, b), d);
  d = i32x4.add(d, i32x4.splat(1));
  a = v128.xor(b, i32x4.shr_u(b, 9));
  b = i32x4.add(c, i32x4.shl(c, 3));
  c = i32x4.add(v128.or(i32x4.shl(c, 21), i32x4.shr_u(c, 11)), drawn);
  return drawn;
}

// @ts-expect-error: decorator
@inline
function swap(lane: usize, k: usize, j: usize): void {
  const held = load<u16>(lane + (k << 1));
  store<u16>(lane + (k << 1), load<u16>(lane + (j << 1)));
  store<u16>(lane + (j << 1), held);
}

/**
 * Shuffles four copies of `n` 16-bit times within strata and writes them to lanes `lane … lane + 3` of the table.
 * `seeds`: sixteen words, those of the four generators side by side. `strata`: `nStrata + 1` first positions.
 * `slots`: event of each position. `work`: 4 × n × 2 bytes.
 */
export function shuffleFour(
  base: usize,
  n: u32,
  strata: usize,
  nStrata: u32,
  slots: usize,
  seeds: usize,
  work: usize,
  table: usize,
  lane: u32,
): void {
  const bytes = (<usize>n) << 1;
  const w0 = work;
  const w1 = work + bytes;
  const w2 = w1 + bytes;
  const w3 = w2 + bytes;
  memory.copy(w0, base, bytes);
  memory.copy(w1, base, bytes);
  memory.copy(w2, base, bytes);
  memory.copy(w3, base, bytes);
  a = v128.load(seeds);
  b = v128.load(seeds, 16);
  c = v128.load(seeds, 32);
  d = v128.load(seeds, 48);
  for (let round = 0; round < 15; round++) nextFour();
  for (let s: u32 = 0; s < nStrata; s++) {
    const first: usize = load<u32>(strata + ((<usize>s) << 2));
    const end: usize = load<u32>(strata + ((<usize>s) << 2), 4);
    for (let k: usize = end - 1; k > first && k < end; k--) {
      const bound = i32x4.splat(<i32>(k - first + 1));
      const drawn = nextFour();
      const low = i64x2.extmul_low_i32x4_u(drawn, bound);
      const high = i64x2.extmul_high_i32x4_u(drawn, bound);
      swap(w0, k, first + <usize>i32x4.extract_lane(low, 1));
      swap(w1, k, first + <usize>i32x4.extract_lane(low, 3));
      swap(w2, k, first + <usize>i32x4.extract_lane(high, 1));
      swap(w3, k, first + <usize>i32x4.extract_lane(high, 3));
    }
  }
  const column = table + ((<usize>lane) << 1);
  for (let k: usize = 0; k < <usize>n; k++) {
    const row = column + ((<usize>load<u32>(slots + (k << 2))) << 5);
    store<u64>(
      row,
      (<u64>load<u16>(w0 + (k << 1))) |
        ((<u64>load<u16>(w1 + (k << 1))) << 16) |
        ((<u64>load<u16>(w2 + (k << 1))) << 32) |
        ((<u64>load<u16>(w3 + (k << 1))) << 48),
    );
  }
}

// @ts-expect-error: decorator
@inline
function addTo(out: usize, counts: v128): void {
  const low = i16x8.extend_low_i8x16_u(counts);
  const high = i16x8.extend_high_i8x16_u(counts);
  v128.store(out, i32x4.add(v128.load(out), i32x4.extend_low_i16x8_u(low)));
  v128.store(out, i32x4.add(v128.load(out, 16), i32x4.extend_high_i16x8_u(low)), 16);
  v128.store(out, i32x4.add(v128.load(out, 32), i32x4.extend_low_i16x8_u(high)), 32);
  v128.store(out, i32x4.add(v128.load(out, 48), i32x4.extend_high_i16x8_u(high)), 48);
}

/**
 * Adds, for each of four thresholds, how many pairs lie less than it apart in time, in each of sixteen permutations.
 * `table`: 16 times of 16 bits to an event. `starts`: n + 1 first positions in `neighbours`; `neighbours`: 32 × event.
 * Thresholds from 0 (none) to 127; differences are capped at 127. `out`: 4 × 16 counts of 32 bits.
 */
export function countFour(
  table: usize,
  starts: usize,
  neighbours: usize,
  n: u32,
  t0: i32,
  t1: i32,
  t2: i32,
  t3: i32,
  out: usize,
): void {
  const q0 = i8x16.splat(<i8>t0);
  const q1 = i8x16.splat(<i8>t1);
  const q2 = i8x16.splat(<i8>t2);
  const q3 = i8x16.splat(<i8>t3);
  let c0 = i8x16.splat(0);
  let c1 = i8x16.splat(0);
  let c2 = i8x16.splat(0);
  let c3 = i8x16.splat(0);
  let left: i32 = 255;
  let at: usize = neighbours + ((<usize>load<u32>(starts)) << 2);
  for (let event: usize = 0; event < <usize>n; event++) {
    const end: usize = neighbours + ((<usize>load<u32>(starts + (event << 2), 4)) << 2);
    if (at == end) continue;
    const u = v128.load(table + (event << 5));
    const w = v128.load(table + (event << 5), 16);
    while (at < end) {
      let stop = at + ((<usize>left) << 2);
      if (stop > end) stop = end;
      left -= <i32>((stop - at) >> 2);
      for (; at < stop; at += 4) {
        const other = table + <usize>load<u32>(at);
        const apart = i8x16.narrow_i16x8_s(
          i16x8.abs(i16x8.sub(u, v128.load(other))),
          i16x8.abs(i16x8.sub(w, v128.load(other, 16))),
        );
        c0 = i8x16.sub(c0, i8x16.gt_s(q0, apart));
        c1 = i8x16.sub(c1, i8x16.gt_s(q1, apart));
        c2 = i8x16.sub(c2, i8x16.gt_s(q2, apart));
        c3 = i8x16.sub(c3, i8x16.gt_s(q3, apart));
      }
      if (left == 0) {
        addTo(out, c0);
        addTo(out + 64, c1);
        addTo(out + 128, c2);
        addTo(out + 192, c3);
        c0 = i8x16.splat(0);
        c1 = i8x16.splat(0);
        c2 = i8x16.splat(0);
        c3 = i8x16.splat(0);
        left = 255;
      }
    }
  }
  addTo(out, c0);
  addTo(out + 64, c1);
  addTo(out + 128, c2);
  addTo(out + 192, c3);
}

/** The same for one threshold: where there is one time band, three quarters of the work falls away. */
export function countOne(table: usize, starts: usize, neighbours: usize, n: u32, t0: i32, out: usize): void {
  const q0 = i8x16.splat(<i8>t0);
  let c0 = i8x16.splat(0);
  let left: i32 = 255;
  let at: usize = neighbours + ((<usize>load<u32>(starts)) << 2);
  for (let event: usize = 0; event < <usize>n; event++) {
    const end: usize = neighbours + ((<usize>load<u32>(starts + (event << 2), 4)) << 2);
    if (at == end) continue;
    const u = v128.load(table + (event << 5));
    const w = v128.load(table + (event << 5), 16);
    while (at < end) {
      let stop = at + ((<usize>left) << 2);
      if (stop > end) stop = end;
      left -= <i32>((stop - at) >> 2);
      for (; at < stop; at += 4) {
        const other = table + <usize>load<u32>(at);
        const apart = i8x16.narrow_i16x8_s(
          i16x8.abs(i16x8.sub(u, v128.load(other))),
          i16x8.abs(i16x8.sub(w, v128.load(other, 16))),
        );
        c0 = i8x16.sub(c0, i8x16.gt_s(q0, apart));
      }
      if (left == 0) {
        addTo(out, c0);
        c0 = i8x16.splat(0);
        left = 255;
      }
    }
  }
  addTo(out, c0);
}

/** Where a bucket of the distance axis holds an edge: the band is then found edge by edge. */
const MIXED: u32 = 255;
/** Added to a double below 2^31, it leaves the nearest whole number in the low 32 bits. */
const WHOLE: f64 = 4503599627370496.0;

let places: usize = 0;
let limits: usize = 0;
let buckets: usize = 0;
let bands: u32 = 0;
let perBucket: f64 = 0;
let greatest: f64 = 0;
let manhattan: bool = false;
let closedAbove: bool = false;
let cellOf: usize = 0;
let cellStarts: usize = 0;
let columns: u32 = 0;
let rows: u32 = 0;
let reachCells: u32 = 0;

/** The events' places (x and y side by side) and their distance axis, for the two passes that follow. */
export function setField(
  fieldPlaces: usize,
  fieldLimits: usize,
  fieldBuckets: usize,
  nBands: u32,
  bucketsPerUnit: f64,
  lastBucket: f64,
  isManhattan: u32,
  isClosedAbove: u32,
): void {
  places = fieldPlaces;
  limits = fieldLimits;
  buckets = fieldBuckets;
  bands = nBands;
  perBucket = bucketsPerUnit;
  greatest = lastBucket;
  manhattan = isManhattan != 0;
  closedAbove = isClosedAbove != 0;
}

export function setGrid(gridCellOf: usize, gridCellStarts: usize, nColumns: u32, nRows: u32, reach: u32): void {
  cellOf = gridCellOf;
  cellStarts = gridCellStarts;
  columns = nColumns;
  rows = nRows;
  reachCells = reach;
}

function exactBand(distance: f64): u32 {
  if (distance < load<f64>(limits)) return bands;
  for (let band: u32 = 1; band <= bands; band++) {
    const limit = load<f64>(limits + ((<usize>band) << 3));
    if (closedAbove ? distance <= limit : distance < limit) return band - 1;
  }
  return bands;
}

// @ts-expect-error: decorator
@inline
function bandAt(distance: f64): u32 {
  const scaled = distance * perBucket;
  const bucket = <u32>reinterpret<u64>(select(greatest, scaled, scaled > greatest) + WHOLE);
  const band: u32 = load<u8>(buckets + <usize>bucket);
  return band == MIXED ? exactBand(distance) : band;
}

// @ts-expect-error: decorator
@inline
function distanceTo(here: v128, other: usize): f64 {
  const apart = f64x2.sub(v128.load(places + (other << 4)), here);
  if (manhattan) {
    const absolute = f64x2.abs(apart);
    return f64x2.extract_lane(absolute, 0) + f64x2.extract_lane(absolute, 1);
  }
  const square = f64x2.mul(apart, apart);
  return f64x2.extract_lane(square, 0) + f64x2.extract_lane(square, 1);
}

// @ts-expect-error: decorator
@inline
function runStart(position: u32, below: u32, column: u32, row: u32): u32 {
  if (below == 0) return position + 1;
  if (row + below >= rows) return 0;
  const left: u32 = column > reachCells ? column - reachCells : 0;
  return load<u32>(cellStarts + ((<usize>((row + below) * columns + left)) << 2));
}

// @ts-expect-error: decorator
@inline
function runEnd(below: u32, column: u32, row: u32): u32 {
  if (row + below >= rows) return 0;
  const right: u32 = min(column + reachCells, columns - 1);
  return load<u32>(cellStarts + ((<usize>((row + below) * columns + right + 1)) << 2));
}

/**
 * First pass: later partners of every position in each band, `counts[position · (nBands + 1) + band]`, and how often each
 * position is a later partner, `partners[…]` likewise; strangers stand in the last band of both.
 */
export function countPairs(n: u32, counts: usize, partners: usize): void {
  const stride: usize = ((<usize>bands) + 1) << 2;
  for (let position: u32 = 0; position < n; position++) {
    const here = v128.load(places + ((<usize>position) << 4));
    const cell = load<u32>(cellOf + ((<usize>position) << 2));
    const column = cell % columns;
    const row = cell / columns;
    const tally = counts + <usize>position * stride;
    for (let below: u32 = 0; below <= reachCells; below++) {
      const end: usize = runEnd(below, column, row);
      for (let other: usize = runStart(position, below, column, row); other < end; other++) {
        const band: usize = (<usize>bandAt(distanceTo(here, other))) << 2;
        store<u32>(tally + band, load<u32>(tally + band) + 1);
        const partner = partners + other * stride + band;
        store<u32>(partner, load<u32>(partner) + 1);
      }
    }
  }
}

/** Second pass: the same pairs in the same order to `neighbours`; `starts` as the count has it, `cursors` nBands + 1 words. */
export function fillPairs(n: u32, starts: usize, neighbours: usize, strangers: u32, cursors: usize): void {
  const last = cursors + ((<usize>bands) << 2);
  for (let position: u32 = 0; position < n; position++) {
    const here = v128.load(places + ((<usize>position) << 4));
    const cell = load<u32>(cellOf + ((<usize>position) << 2));
    const column = cell % columns;
    const row = cell / columns;
    for (let band: usize = 0; band < <usize>bands; band++)
      store<u32>(cursors + (band << 2), load<u32>(starts + ((band * (<usize>n + 1) + position) << 2)));
    for (let below: u32 = 0; below <= reachCells; below++) {
      const end: usize = runEnd(below, column, row);
      for (let other: usize = runStart(position, below, column, row); other < end; other++) {
        store<u32>(last, strangers);
        const at = cursors + ((<usize>bandAt(distanceTo(here, other))) << 2);
        const cursor = load<u32>(at);
        store<u32>(neighbours + ((<usize>cursor) << 2), <u32>(other << 5));
        store<u32>(at, cursor + 1);
      }
    }
  }
}
