export const UNKNOWN = 255;

/** Ranks of values by frequency, and the remembered levels of pairs of the commonest. */
export class CommonPairs {
  readonly rankOf: Int32Array;
  /** The place in a row of {@link levels} of values that are too rare to be remembered, and of missing ones. */
  readonly unranked: number;
  readonly missing: number;
  /** Row by row, `stride` numbers each: nought for equal values, {@link UNKNOWN} for what was not compared yet. */
  readonly levels: Uint8Array;
  readonly stride: number;

  constructor(ids: Int32Array, distinct: number, most: number, missingLevel: number) {
    const frequency = new Int32Array(distinct);
    ids.forEach((id) => {
      if (id >= 0) frequency[id]!++;
    });
    // Commonest first, then by id: one number each, sorted natively.
    const keys = new Float64Array(distinct);
    for (let id = 0; id < distinct; id++) keys[id] = (ids.length - frequency[id]!) * distinct + id;
    keys.sort();
    this.rankOf = new Int32Array(distinct);
    for (let rank = 0; rank < distinct; rank++) this.rankOf[keys[rank]! % distinct] = rank;
    const width = Math.min(most, distinct);
    this.unranked = width;
    this.missing = width + 1;
    this.stride = width + 2;
    this.levels = new Uint8Array(width * this.stride).fill(UNKNOWN);
    for (let rank = 0; rank < width; rank++) {
      this.levels[rank * this.stride + rank] = 0;
      this.levels[rank * this.stride + this.missing] = missingLevel;
    }
  }

  /** Keeps the level of two values by their ranks, where both are common. */
  remember(rank: number, other: number, level: number): void {
    if (rank >= this.unranked || other >= this.unranked) return;
    this.levels[rank * this.stride + other] = level;
    this.levels[other * this.stride + rank] = level;
  }
}
