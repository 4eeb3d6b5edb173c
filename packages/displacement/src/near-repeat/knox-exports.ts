/** The face of kernel/knox.ts. */
export interface KnoxExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  shuffleFour(
    base: number,
    n: number,
    strata: number,
    nStrata: number,
    slots: number,
    seeds: number,
    work: number,
    table: number,
    lane: number,
  ): void;
  countFour(
    table: number,
    starts: number,
    neighbours: number,
    n: number,
    t0: number,
    t1: number,
    t2: number,
    t3: number,
    out: number,
  ): void;
  countOne(table: number, starts: number, neighbours: number, n: number, t0: number, out: number): void;
  setField(
    places: number,
    limits: number,
    buckets: number,
    nBands: number,
    bucketsPerUnit: number,
    lastBucket: number,
    isManhattan: number,
    isClosedAbove: number,
  ): void;
  setGrid(cellOf: number, cellStarts: number, nColumns: number, nRows: number, reach: number): void;
  countPairs(n: number, counts: number, partners: number): void;
  fillPairs(n: number, starts: number, neighbours: number, strangers: number, cursors: number): void;
}
