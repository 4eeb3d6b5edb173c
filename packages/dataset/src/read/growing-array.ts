type Numbers = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

const BLOCK = 1 << 20;
const FIRST_BLOCK = 1 << 12;

/**
 * Numbers of which it is not sure how many will come; kept in blocks so that growing copies little. Where as many come as were
 * expected, nothing is copied at all.
 */
export class GrowingArray<Kind extends Numbers> {
  readonly #full: Kind[] = [];
  readonly #allocate: (length: number) => Kind;
  #block: Kind;
  #used = 0;
  #before = 0;

  constructor(allocate: (length: number) => Kind, expected: number) {
    this.#allocate = allocate;
    this.#block = allocate(expected > 0 ? expected : FIRST_BLOCK);
  }

  get length(): number {
    return this.#before + this.#used;
  }

  /** Room for `count` more, to be written by the caller. */
  extend(count: number): Kind {
    if (this.#used + count > this.#block.length) {
      this.#full.push(this.#block.subarray(0, this.#used) as Kind);
      this.#before += this.#used;
      this.#block = this.#allocate(Math.max(count, Math.min(BLOCK, this.#block.length * 4)));
      this.#used = 0;
    }
    const room = this.#block.subarray(this.#used, this.#used + count) as Kind;
    this.#used += count;
    return room;
  }

  toArray(): Kind {
    if (this.#full.length === 0 && this.#used === this.#block.length) return this.#block;
    const all = this.#allocate(this.length);
    let at = 0;
    for (const block of [...this.#full, this.#block.subarray(0, this.#used)]) {
      all.set(block, at);
      at += block.length;
    }
    return all;
  }
}
