import type { KnoxExports } from './knox-exports.ts';
import { BUCKETS, type PairFinder, type PointField, REACH_CELLS } from './space-pairs.ts';

/** The two passes over candidates in WebAssembly; `take` gives room in its memory, and may move the memory. */
export function vectorPairFinder(exports: KnoxExports, take: (bytes: number) => number): Omit<PairFinder, 'reserve'> {
  let cursors = 0;
  return {
    count: (field) => {
      const { nBands } = field.lookUp;
      const nEvents = field.x.length;
      const width = nBands + 1;
      place(field, exports, take);
      const countsAt = take(4 * nEvents * width);
      const partnersAt = take(4 * nEvents * width);
      cursors = take(4 * width);
      exports.countPairs(nEvents, countsAt, partnersAt);
      // Fresh memory is zero, and event by event keeps a row of counts in one line of it; here it is turned band by band.
      const { buffer } = exports.memory;
      const countRows = new Uint32Array(buffer, countsAt, nEvents * width);
      const partnerRows = new Uint32Array(buffer, partnersAt, nEvents * width);
      const counts = new Uint32Array(nBands * (nEvents + 1));
      const partners = new Uint32Array(nBands * nEvents);
      for (let position = 0; position < nEvents; position++)
        for (let band = 0; band < nBands; band++) {
          counts[band * (nEvents + 1) + position] = countRows[position * width + band]!;
          partners[band * nEvents + position] = partnerRows[position * width + band]!;
        }
      return { counts, partners };
    },
    fill: ({ x }, starts, neighbours) =>
      exports.fillPairs(x.length, starts.byteOffset, neighbours.byteOffset, neighbours.length - 1, cursors),
  };
}

/** Copies the field into the kernel's memory and tells it where. */
function place({ x, y, euclidean, lookUp, grid }: PointField, exports: KnoxExports, take: (bytes: number) => number) {
  const nEvents = x.length;
  const placesAt = take(16 * nEvents);
  const limitsAt = take(8 * lookUp.limits.length);
  const bucketsAt = take(lookUp.buckets.length);
  const cellOfAt = take(4 * nEvents);
  const cellStartsAt = take(4 * grid.cellStarts.length);
  const { buffer } = exports.memory;
  const places = new Float64Array(buffer, placesAt, 2 * nEvents);
  for (let position = 0; position < nEvents; position++) {
    places[2 * position] = x[position]!;
    places[2 * position + 1] = y[position]!;
  }
  new Float64Array(buffer, limitsAt, lookUp.limits.length).set(lookUp.limits);
  new Uint8Array(buffer, bucketsAt, lookUp.buckets.length).set(lookUp.buckets);
  new Uint32Array(buffer, cellOfAt, nEvents).set(grid.cellOf);
  new Uint32Array(buffer, cellStartsAt, grid.cellStarts.length).set(grid.cellStarts);
  exports.setField(
    placesAt,
    limitsAt,
    bucketsAt,
    lookUp.nBands,
    lookUp.perBucket,
    BUCKETS,
    Number(!euclidean),
    Number(lookUp.closure === '(a, b]'),
  );
  exports.setGrid(cellOfAt, cellStartsAt, grid.nColumns, grid.nRows, REACH_CELLS);
}
