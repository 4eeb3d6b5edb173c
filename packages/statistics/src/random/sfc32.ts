/** Rounds thrown away after seeding, so that keys which differ in one bit share nothing (PractRand discards as many). */
const WARM_UP_ROUNDS = 15;

/**
 * Small fast counter generator, 32 bits: four words of state, one of them a counter, so no cycle is shorter than 2^32.
 *
 * Source: Doty-Humphrey (2018), PractRand, `sfc32`.
 */
export class Sfc32 {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  constructor(a: number, b: number, c: number, counter: number) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    this.#counter = counter | 0;
    for (let round = 0; round < WARM_UP_ROUNDS; round++) this.next();
  }

  /** The next 32 bits, as a signed integer. */
  next(): number {
    const b = this.#b;
    const c = this.#c;
    const drawn = (this.#a + b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = b ^ (b >>> 9);
    this.#b = (c + (c << 3)) | 0;
    this.#c = (((c << 21) | (c >>> 11)) + drawn) | 0;
    return drawn;
  }
}
