import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fraction } from '../../src/attack/fraction.ts';
import { printedError } from '../../src/attack/precision.ts';
import { smallFraction } from '../../src/index.ts';

/** Of all fractions the one of the fewest that is near enough, if so few could not be near by chance. */
function ofAllTried(value: number, largest: number): Fraction | null {
  const error = printedError(value);
  for (let outOf = 1; outOf <= largest && outOf ** 2 * 2 * error * 100 < 1; outOf++) {
    const of = Math.round(value * outOf);
    if (Math.abs(of / outOf - value) <= error) return { of, outOf };
  }
  return null;
}

describe('smallFraction(value, largest)', () => {
  it('is what trying every fraction finds', () => {
    const places = fc.integer({ min: 1, max: 12 });
    const outOf = fc.integer({ min: 2, max: 3_000 });
    fc.assert(
      fc.property(places, outOf, fc.nat(9_000), fc.integer({ min: 2, max: 2_500 }), (digits, all, of, largest) => {
        const value = Number((of / all).toFixed(digits));
        fc.pre(!Number.isInteger(value));
        expect(smallFraction(value, largest)).toEqual(ofAllTried(value, largest));
      }),
      { seed: 11, numRuns: 400 },
    );
  });

  it('knows a fraction whose last digit was half of one, rounded either way', () => {
    expect(smallFraction(0.0195312, 5_000)).toEqual({ of: 5, outOf: 256 });
    expect(smallFraction(0.0195313, 5_000)).toEqual({ of: 5, outOf: 256 });
  });

  it('goes as far as the largest, and not beyond', () => {
    expect([smallFraction(3 / 11, 11), smallFraction(3 / 11, 10)]).toEqual([{ of: 3, outOf: 11 }, null]);
  });

  it('reads a number below zero by its size, and says nothing of a whole one or none', () => {
    expect(smallFraction(-3 / 11, 5_000)).toEqual({ of: 3, outOf: 11 });
    expect([0, 7, Number.NaN, Number.POSITIVE_INFINITY].map((value) => smallFraction(value, 5_000))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
