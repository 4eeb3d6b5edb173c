import { InputError } from '@assay/statistics';
import { type Closure, distanceBand, type Edges } from './bands.ts';

export type Metric = 'euclidean' | 'manhattan';

/**
 * Every pair of events that lies in a distance band, held once. Positions are places in a grid order that keeps
 * neighbours close in memory; `order[position]` is the event.
 */
export interface SpacePairs {
  readonly nEvents: number;
  readonly nBands: number;
  readonly order: Uint32Array;
  /** For band b and position p, neighbours stand at `starts[b·(n+1) + p] … starts[b·(n+1) + p + 1]`. */
  readonly starts: Uint32Array;
  /** Positions of the later event of each pair, times 32: the byte offset of its row in the table of permuted times. */
  readonly neighbours: Uint32Array;
  /** `degrees[b·n + p]`: how many events lie in band b of the event at position p. */
  readonly degrees: Uint32Array;
}

/** Bytes of one event's row in the table of sixteen permuted times: the unit of `neighbours`. */
export const ROW_BYTES = 32;
/** `neighbours` shifted right by this is the position. */
export const ROW_SHIFT = 5;

/** The two passes over candidates, and the memory that holds what they find. */
export interface PairFinder {
  /**
   * `counts[b·(n + 1) + p]`: later partners of position p in band b; `partners[b·n + p]`: how often p is a later partner.
   * Both have room for one band more, of strangers.
   */
  count(field: PointField): { readonly counts: Uint32Array; readonly partners: Uint32Array };
  reserve(nStarts: number, nNeighbours: number): { readonly starts: Uint32Array; readonly neighbours: Uint32Array };
  fill(field: PointField, starts: Uint32Array, neighbours: Uint32Array): void;
}

/**
 * Finds all pairs within the last edge through a grid: an event's later partners lie in the rest of its own row of cells
 * and in the two rows below, which are three runs of the sorted order. The WebAssembly kernel's `finder` gives the same
 * pairs in the same order.
 */
export function spacePairs(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  edges: Edges,
  closure: Closure,
  metric: Metric,
  finder: PairFinder = TYPESCRIPT_FINDER,
): SpacePairs {
  const nEvents = x.length;
  const nBands = edges.length - 1;
  const reach = edges[nBands]!;
  const grid = gridOrder(x, y, reach);
  const { order } = grid;
  const sortedX = new Float64Array(nEvents);
  const sortedY = new Float64Array(nEvents);
  for (let position = 0; position < nEvents; position++) {
    sortedX[position] = x[order[position]!]!;
    sortedY[position] = y[order[position]!]!;
  }
  const euclidean = metric === 'euclidean';
  const limits = Float64Array.from(edges, (edge) => (euclidean ? edge * edge : edge));
  const field: PointField = { x: sortedX, y: sortedY, euclidean, lookUp: bandLookUp(limits, closure), grid };
  const stride = nEvents + 1;
  const { counts, partners } = finder.count(field);
  const degrees = partners.slice(0, nBands * nEvents);

  let total = 0;
  for (let index = 0; index < nBands * stride; index++) total += counts[index]!;
  if (total > GREATEST_PAIRS)
    throw new InputError(
      `too many pairs of events within ${reach}: ${total}. Narrow the last distance band, or collapse events that share a point.`,
    );
  // One place more than there are pairs: strangers are written there.
  const held = finder.reserve(nBands * stride, total + 1);
  let first = 0;
  for (let band = 0; band < nBands; band++) {
    for (let position = 0; position < nEvents; position++) {
      const count = counts[band * stride + position]!;
      degrees[band * nEvents + position]! += count;
      held.starts[band * stride + position] = first;
      first += count;
    }
    held.starts[band * stride + nEvents] = first;
  }
  finder.fill(field, held.starts, held.neighbours);
  return { nEvents, nBands, order, degrees, starts: held.starts, neighbours: held.neighbours };
}

/** Four bytes to a pair: four gigabytes of WebAssembly memory hold them with room for the permutations. */
const GREATEST_PAIRS = 2 ** 29;

const TYPESCRIPT_FINDER: PairFinder = {
  count: countPairs,
  reserve: (nStarts, nNeighbours) => ({
    starts: new Uint32Array(nStarts),
    neighbours: new Uint32Array(nNeighbours),
  }),
  fill: fillPairs,
};

/** Places in the grid's order, and how a distance is put into its band. */
export interface PointField {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly euclidean: boolean;
  readonly lookUp: BandLookUp;
  readonly grid: Grid;
}

/**
 * First pass: how many later partners each position has in each band, and how often it is a later partner itself. Strangers
 * are counted too, in a band of their own behind the others: a branch that half of all candidates take costs more.
 */
function countPairs({ x, y, euclidean, lookUp, grid }: PointField) {
  const nEvents = x.length;
  const { buckets, perBucket, nBands } = lookUp;
  const stride = nEvents + 1;
  const runs = new Uint32Array(2 * (REACH_CELLS + 1));
  const tally = new Uint32Array(nBands + 1);
  const counts = new Uint32Array(nBands * stride);
  const partners = new Uint32Array((nBands + 1) * nEvents);
  for (let position = 0; position < nEvents; position++) {
    const px = x[position]!;
    const py = y[position]!;
    tally.fill(0);
    partnerRuns(grid, position, runs);
    for (let run = 0; run < runs.length; run += 2) {
      const end = runs[run + 1]!;
      for (let other = runs[run]!; other < end; other++) {
        const dx = x[other]! - px;
        const dy = y[other]! - py;
        const distance = euclidean ? dx * dx + dy * dy : Math.abs(dx) + Math.abs(dy);
        let band = buckets[Math.min(distance * perBucket, BUCKETS) | 0]!;
        if (band === MIXED) band = exactBand(distance, lookUp);
        tally[band]!++;
        partners[band * nEvents + other]!++;
      }
    }
    for (let band = 0; band < nBands; band++) counts[band * stride + position] = tally[band]!;
  }
  return { counts, partners };
}

/** Second pass: the same pairs in the same order, written to their places; strangers are written over one another. */
function fillPairs({ x, y, euclidean, lookUp, grid }: PointField, starts: Uint32Array, neighbours: Uint32Array): void {
  const nEvents = x.length;
  const { buckets, perBucket, nBands } = lookUp;
  const stride = nEvents + 1;
  const runs = new Uint32Array(2 * (REACH_CELLS + 1));
  const cursors = new Uint32Array(nBands + 1);
  const steps = new Uint32Array(nBands + 1).fill(1);
  steps[nBands] = 0;
  cursors[nBands] = neighbours.length - 1;
  for (let position = 0; position < nEvents; position++) {
    const px = x[position]!;
    const py = y[position]!;
    for (let band = 0; band < nBands; band++) cursors[band] = starts[band * stride + position]!;
    partnerRuns(grid, position, runs);
    for (let run = 0; run < runs.length; run += 2) {
      const end = runs[run + 1]!;
      for (let other = runs[run]!; other < end; other++) {
        const dx = x[other]! - px;
        const dy = y[other]! - py;
        const distance = euclidean ? dx * dx + dy * dy : Math.abs(dx) + Math.abs(dy);
        let band = buckets[Math.min(distance * perBucket, BUCKETS) | 0]!;
        if (band === MIXED) band = exactBand(distance, lookUp);
        const cursor = cursors[band]!;
        neighbours[cursor] = other * ROW_BYTES;
        cursors[band] = cursor + steps[band]!;
      }
    }
  }
}

/** The distance axis in equal buckets: the band of each, `nBands` for strangers, or `MIXED` where an edge falls inside it. */
interface BandLookUp {
  readonly buckets: Uint8Array;
  readonly perBucket: number;
  readonly limits: Float64Array;
  readonly closure: Closure;
  readonly nBands: number;
}

/** The kernel's name for it is the same. */
const MIXED = 255;
export const BUCKETS = 4096;

function bandLookUp(limits: Float64Array, closure: Closure): BandLookUp {
  const nBands = limits.length - 1;
  const limit = limits[nBands]!;
  const perBucket = (BUCKETS - 2) / Math.max(limit, Number.MIN_VALUE * BUCKETS);
  const lookUp = { buckets: new Uint8Array(BUCKETS + 1).fill(MIXED), perBucket, limits, closure, nBands };
  for (let bucket = 1; bucket < BUCKETS; bucket++) {
    // Cut off or rounded to the nearest, with half a bucket of slack for the rounding of the product.
    const low = exactBand((bucket - 1) / perBucket, lookUp);
    const high = exactBand((bucket + 1.5) / perBucket, lookUp);
    if (low === high) lookUp.buckets[bucket] = low;
  }
  lookUp.buckets[BUCKETS] = nBands;
  return lookUp;
}

function exactBand(distance: number, { limits, closure, nBands }: BandLookUp): number {
  const band = distanceBand(distance, limits, closure);
  return band < 0 ? nBands : band;
}

/** Cells are half the reach wide: fewer strangers are looked at than with cells as wide as the reach. */
export const REACH_CELLS = 2;

interface Grid {
  readonly order: Uint32Array;
  readonly cellOf: Uint32Array;
  readonly cellStarts: Uint32Array;
  readonly nColumns: number;
  readonly nRows: number;
}

/** The runs of sorted positions in which an event's later partners lie: the rest of its own row, then the rows below. */
function partnerRuns({ cellOf, cellStarts, nColumns, nRows }: Grid, position: number, runs: Uint32Array): void {
  const cell = cellOf[position]!;
  const column = cell % nColumns;
  const row = (cell - column) / nColumns;
  const left = Math.max(0, column - REACH_CELLS);
  const right = Math.min(column + REACH_CELLS, nColumns - 1);
  runs[0] = position + 1;
  runs[1] = cellStarts[row * nColumns + right + 1]!;
  for (let below = 1; below <= REACH_CELLS; below++) {
    const inside = row + below < nRows;
    const start = (row + below) * nColumns;
    runs[2 * below] = inside ? cellStarts[start + left]! : 0;
    runs[2 * below + 1] = inside ? cellStarts[start + right + 1]! : 0;
  }
}

function gridOrder(x: ArrayLike<number>, y: ArrayLike<number>, reach: number): Grid {
  const nEvents = x.length;
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let event = 0; event < nEvents; event++) {
    const px = x[event]!;
    const py = y[event]!;
    if (!Number.isFinite(px) || !Number.isFinite(py))
      throw new InputError(
        `coordinates must be numbers: (${px}, ${py}) at event ${event + 1}. Leave events without a place out, and count them.`,
      );
    if (px < minX) minX = px;
    if (px > maxX) maxX = px;
    if (py < minY) minY = py;
    if (py > maxY) maxY = py;
  }
  // A cell may be wider than the reach, never narrower; about as many cells as events keeps the grid small.
  const area = Math.max((maxX - minX) * (maxY - minY), 1e-9);
  const side = Math.max(
    reach / REACH_CELLS,
    Math.sqrt(area / (4 * nEvents + 16)),
    (maxX - minX) / 65536,
    (maxY - minY) / 65536,
    1e-9,
  );
  const nColumns = Math.floor((maxX - minX) / side) + 1;
  const nRows = Math.floor((maxY - minY) / side) + 1;
  const cells = new Uint32Array(nEvents);
  const cellStarts = new Uint32Array(nColumns * nRows + 1);
  for (let event = 0; event < nEvents; event++) {
    const cell = Math.floor((y[event]! - minY) / side) * nColumns + Math.floor((x[event]! - minX) / side);
    cells[event] = cell;
    cellStarts[cell + 1]!++;
  }
  for (let cell = 0; cell < nColumns * nRows; cell++) cellStarts[cell + 1]! += cellStarts[cell]!;
  const order = new Uint32Array(nEvents);
  const cellOf = new Uint32Array(nEvents);
  const cursor = cellStarts.slice(0, -1);
  for (let event = 0; event < nEvents; event++) {
    const cell = cells[event]!;
    const position = cursor[cell]!++;
    order[position] = event;
    cellOf[position] = cell;
  }
  return { order, cellOf, cellStarts, nColumns, nRows };
}
