import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levenshtein } from '../src/index.ts';
import { plainLevenshtein } from './oracle/brute-force.ts';

describe('levenshtein', () => {
  it('counts one edit for one accent, however it was typed', () => {
    expect(levenshtein('nguyễn', 'nguyen')).toBe(1);
    expect(levenshtein('José', 'Jose')).toBe(1);
    expect(levenshtein('Jose\u0301', 'José')).toBe(0);
    expect(levenshtein('محمد', 'محمود')).toBe(1);
    expect(levenshtein('李', '王')).toBe(1);
    expect(levenshtein('👮🏽a', '👮🏽b')).toBe(1);
  });

  it('agrees with the full table on any two texts', () => {
    const letter = fc.constantFrom('a', 'b', 'c', 'é', 'e\u0301', 'م', '👮', 'ß');
    const name = fc.array(letter, { maxLength: 40 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(name, name, fc.integer({ min: 0, max: 6 }), (a, b, atMost) => {
        const distance = plainLevenshtein(a, b);
        expect(levenshtein(a, b)).toBe(distance);
        expect(levenshtein(a, b, { atMost })).toBe(Math.min(distance, atMost + 1));
      }),
      { seed: 20250305, numRuns: 500 },
    );
  });

  it('compares names of 500 characters', () => {
    const long = 'ab'.repeat(250);
    expect(levenshtein(long, `x${long.slice(1)}y`)).toBe(2);
    expect(levenshtein(long, 'ba'.repeat(250), { atMost: 3 })).toBe(2);
  });

  it('refuses a distance that is no whole number', () => {
    expect(() => levenshtein('a', 'b', { atMost: 1.5 })).toThrow('atMost must be a whole number from 0: 1.5.');
  });
});
