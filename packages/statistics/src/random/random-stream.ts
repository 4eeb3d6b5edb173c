import { InputError } from '../input-error.ts';
import { murmurHash128 } from './murmur-hash.ts';
import { Sfc32 } from './sfc32.ts';

/** A stream of random numbers that depends on its key alone: never on time, on other streams, or on what was drawn before. */
export interface RandomStream {
  /** Uniform on [0, 1) with 53 bits. */
  next(): number;
  /** Uniform 32-bit unsigned integer. */
  uint32(): number;
  /** Uniform on 0 … bound − 1, without modulo bias. */
  integer(bound: number): number;
  /** An independent stream keyed by this stream's key and `label`; drawing from one never moves the other. */
  split(label: string | number): RandomStream;
}

const ROOT_KEY = new Int32Array(4);
const MAXIMUM_BOUND = 2 ** 53;
const TWO_32 = 2 ** 32;
const encoder = new TextEncoder();

/**
 * Chance that anyone can replay: the same seed and labels give the same numbers on every machine, for ever.
 *
 * The key of a stream is the MurmurHash3 of its parent's key and its label; the numbers come from sfc32 started at that
 * key. A number and its text are one label: 7 and '7' name the same stream, so a seed typed on a command line is the seed.
 *
 * @throws InputError where a seed or label is a number but not finite.
 *
 * @example
 * randomStream('example', 'people').integer(100) // 38
 */
export function randomStream(seed: string | number, ...labels: readonly (string | number)[]): RandomStream {
  let key = childKey(ROOT_KEY, seed);
  for (const label of labels) key = childKey(key, label);
  return new KeyedStream(key);
}

class KeyedStream implements RandomStream {
  readonly #key: Int32Array;
  readonly #generator: Sfc32;

  constructor(key: Int32Array) {
    this.#key = key;
    this.#generator = new Sfc32(key[0]!, key[1]!, key[2]!, key[3]!);
  }

  next(): number {
    const high = this.#generator.next() >>> 5;
    const low = this.#generator.next() >>> 6;
    return (high * 67108864 + low) / MAXIMUM_BOUND;
  }

  uint32(): number {
    return this.#generator.next() >>> 0;
  }

  integer(bound: number): number {
    if (!(bound >= 1 && bound <= MAXIMUM_BOUND && Number.isInteger(bound))) {
      throw new InputError(
        `bound must be a whole number from 1 to 2^53: ${bound}. Pass how many values to choose from.`,
      );
    }
    if (bound <= 2097152) return this.#smallInteger(bound);
    if (bound <= TWO_32) {
      const limit = TWO_32 - (TWO_32 % bound);
      let word = this.uint32();
      while (word >= limit) word = this.uint32();
      return word % bound;
    }
    const limit = MAXIMUM_BOUND - (MAXIMUM_BOUND % bound);
    let word = this.next() * MAXIMUM_BOUND;
    while (word >= limit) word = this.next() * MAXIMUM_BOUND;
    return word % bound;
  }

  split(label: string | number): RandomStream {
    return new KeyedStream(childKey(this.#key, label));
  }

  /** Multiply and shift, rejecting the uneven remainder (Lemire 2019). To 2^21 the product is exact in a double. */
  #smallInteger(bound: number): number {
    let product = (this.#generator.next() >>> 0) * bound;
    let high = Math.floor(product / TWO_32);
    if (product - high * TWO_32 < bound) {
      const uneven = TWO_32 % bound;
      while (product - high * TWO_32 < uneven) {
        product = (this.#generator.next() >>> 0) * bound;
        high = Math.floor(product / TWO_32);
      }
    }
    return high;
  }
}

function childKey(parent: Int32Array, label: string | number): Int32Array {
  if (typeof label === 'number' && !Number.isFinite(label)) {
    throw new InputError(
      `a seed or label must be text or a finite number: ${label}. Pass the number that names the stream.`,
    );
  }
  const text = encoder.encode(String(label));
  const bytes = new Uint8Array(16 + text.length);
  const view = new DataView(bytes.buffer);
  for (let word = 0; word < 4; word++) view.setInt32(word * 4, parent[word]!, true);
  bytes.set(text, 16);
  return murmurHash128(bytes);
}
