import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nthSmallest } from '../../src/list/nth-smallest.ts';

describe('the number at a place', () => {
  it('is the one that sorting puts there, with ties and infinite numbers', () => {
    const number = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true }));
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 60 }), fc.nat(), (numbers, any) => {
        const place = any % numbers.length;
        const sorted = Float64Array.from(numbers).sort();
        // Two zeros are one number.
        expect(nthSmallest(Float64Array.from(numbers), place) + 0).toBe(sorted[place]! + 0);
      }),
      { seed: 20250305, numRuns: 300 },
    );
  });

  it('is found in numbers that were put in order before, in one block or turned, without going over them for each', () => {
    const count = 100_000;
    const rising = Float64Array.from({ length: count }, (_, index) => index);
    const organ = rising.map((index) => Math.min(index, count - index));
    for (const numbers of [rising, rising.toReversed(), rising.map(() => 7), organ]) {
      const sorted = numbers.toSorted();
      for (const place of [0, 1, count >> 1, count - 1]) {
        expect(nthSmallest(numbers.slice(), place)).toBe(sorted[place]);
      }
    }
  });
});
