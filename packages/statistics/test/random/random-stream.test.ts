import { describe, expect, it } from 'vitest';
import { InputError, randomStream } from '../../src/index.ts';
import { murmurHash128 } from '../../src/random/murmur-hash.ts';
import { Sfc32 } from '../../src/random/sfc32.ts';
import { golden } from '../golden/golden.ts';

it('murmurHash128 gives the words of another implementation', () => {
  const { rows } = golden<{ rows: { text: string; words: number[] }[] }>('murmur-hash');
  for (const { text, words } of rows) {
    expect([...murmurHash128(new TextEncoder().encode(text))], text).toEqual(words);
  }
});

it('sfc32 gives the words of its definition in C', () => {
  const { rows } = golden<{ rows: { key: [number, number, number, number]; words: number[]; word100000: number }[] }>(
    'sfc32',
  );
  for (const { key, words, word100000 } of rows) {
    const generator = new Sfc32(...key);
    for (const word of words) expect(generator.next() >>> 0).toBe(word);
    for (let skip = words.length; skip < 99999; skip++) generator.next();
    expect(generator.next() >>> 0).toBe(word100000);
  }
});

describe('randomStream', () => {
  it('is the same for ever: known answers', () => {
    const known = golden<{ words: number[]; next: number; integers: number[] }>('random-stream');
    const stream = randomStream('assay', 'known-answer', 1);
    expect([stream.uint32(), stream.uint32(), stream.uint32()]).toEqual(known.words);
    expect(stream.next()).toBe(known.next);
    expect([6, 1000, 2 ** 31 + 1, 2 ** 53].map((bound) => stream.integer(bound))).toEqual(known.integers);
  });

  it('depends on its key alone: not on other streams, nor on what was drawn', () => {
    const parent = randomStream(7);
    const before = parent.split('people').next();
    for (let draw = 0; draw < 100; draw++) parent.next();
    expect(parent.split('people').next()).toBe(before);
    expect(randomStream(7, 'people').next()).toBe(before);
    expect(randomStream('7', 'people').next()).toBe(before);
    expect(parent.split('places').next()).not.toBe(before);
  });

  it('keeps labels apart that read alike when joined', () => {
    expect(randomStream(1, 'ab', 'c').next()).not.toBe(randomStream(1, 'a', 'bc').next());
    expect(randomStream(1, 'abc').next()).not.toBe(randomStream(1, 'ab', 'c').next());
    expect(randomStream(1, '').next()).not.toBe(randomStream(1).next());
  });

  it('refuses seeds and bounds that are no numbers', () => {
    expect(() => randomStream(Number.NaN)).toThrow(InputError);
    for (const bound of [0, -1, 1.5, Number.NaN, 2 ** 53 + 2]) {
      expect(() => randomStream(1).integer(bound)).toThrow(InputError);
    }
    expect(randomStream(1).integer(1)).toBe(0);
  });

  it('integer has no modulo bias where it would be largest', () => {
    // With plain modulo, bound 3·2^30 would give the lowest third half of all draws.
    const stream = randomStream('bias');
    let lowest = 0;
    for (let draw = 0; draw < 60000; draw++) if (stream.integer(3 * 2 ** 30) < 2 ** 30) lowest++;
    expect(Math.abs(lowest - 20000)).toBeLessThan(5 * Math.sqrt((60000 * 2) / 9));
    // Above 2^32 likewise.
    lowest = 0;
    for (let draw = 0; draw < 60000; draw++) if (stream.integer(3 * 2 ** 51) < 2 ** 51) lowest++;
    expect(Math.abs(lowest - 20000)).toBeLessThan(5 * Math.sqrt((60000 * 2) / 9));
  });
});

describe('whole numbers below a bound', () => {
  /** Lemire (2019) in whole numbers of any size: the product's upper word, unless its lower one is of the uneven part. */
  function lemire(words: { uint32(): number }, bound: bigint): number {
    const uneven = 2n ** 32n % bound;
    for (;;) {
      const product = BigInt(words.uint32()) * bound;
      if (product % 2n ** 32n >= uneven) return Number(product >> 32n);
    }
  }

  // At a bound near 2^21 one draw in 2,048 may be uneven, and about half of those are.
  it.each([3, 2 ** 21 - 1, 2 ** 21 - 1001, 2 ** 21])('are evenly drawn, the uneven rest again: %d', (bound) => {
    const [own, other] = [randomStream('uneven'), randomStream('uneven')];
    const wrong = Array.from({ length: 30_000 }, () => own.integer(bound) - lemire(other, BigInt(bound)));
    expect(wrong.filter((each) => each !== 0)).toEqual([]);
    expect(own.uint32()).toBe(other.uint32());
  });
});
