export const UNKNOWN = 255;

/** Ranks of values by frequency, and the remembered levels of pairs of the commonest. */
export class CommonPairs {
  readonly rankOf: Int32Array;
  readonly width: number;
  readonly levels: Uint8Array;

  constructor(ids: Int32Array, distinct: number, most: number) {
    const frequency = new Int32Array(distinct);
    for (let row = 0; row < ids.length; row++) if (ids[row]! >= 0) frequency[ids[row]!]!++;
    // Commonest first, then by id: one number each, sorted natively.
    const keys = new Float64Array(distinct);
    for (let id = 0; id < distinct; id++) keys[id] = (ids.length - frequency[id]!) * distinct + id;
    keys.sort();
    this.rankOf = new Int32Array(distinct);
    for (let rank = 0; rank < distinct; rank++) this.rankOf[keys[rank]! % distinct] = rank;
    this.width = Math.min(most, distinct);
    this.levels = new Uint8Array(this.width * this.width).fill(UNKNOWN);
  }
}
