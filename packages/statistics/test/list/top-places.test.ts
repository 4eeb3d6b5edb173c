import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawLots, isComputed, randomStream, topPlaces } from '../../src/index.ts';

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe('a list of exactly so many places', () => {
  it('shares sum to the places, higher amounts have no smaller share, equal amounts equal shares', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(Number.NaN)), { minLength: 1, maxLength: 40 }),
        fc.nat(40),
        (amounts, places) => {
          const known = amounts.filter((amount) => !Number.isNaN(amount)).length;
          const list = topPlaces(amounts, places);
          if (known === 0 || places > known) {
            expect(list.status).toBe('not-computed');
            return;
          }
          if (!isComputed(list)) throw new Error(list.reason);
          expect(sum(list.shares)).toBeCloseTo(places, 9);
          for (const [i, a] of amounts.entries()) {
            if (Number.isNaN(a)) expect(list.shares[i]).toBe(0);
            for (const [j, b] of amounts.entries()) {
              if (a > b) expect(list.shares[i]!).toBeGreaterThanOrEqual(list.shares[j]!);
              if (a === b) expect(list.shares[i]).toBe(list.shares[j]);
            }
          }
        },
      ),
      { seed: 8, numRuns: 300 },
    );
  });
  it('lots give whole places at the share that the tie has: 2 of 3', () => {
    let places = 0;
    for (let draw = 0; draw < 3000; draw++) {
      const lots = drawLots(randomStream(draw), ['a', 'b', 'c']);
      const list = topPlaces([5, 5, 5], 2, { lots });
      if (!isComputed(list)) throw new Error(list.reason);
      expect(sum(list.shares)).toBe(2);
      places += list.shares[0]!;
    }
    // 2,000 expected; four standard deviations of 25.8.
    expect(Math.abs(places - 2000)).toBeLessThan(104);
  });
  it('refuses what is no list', () => {
    expect(() => topPlaces([1], -1)).toThrow('places must be a whole number of 0 or more: -1');
    expect(() => topPlaces([1, 1], 1, { lots: drawLots(randomStream(1), ['a']) })).toThrow(
      'lots must be one for each amount: 1 for 2',
    );
    expect(() => drawLots(randomStream(1), ['a', 'a'])).toThrow('a person has two lots: row 1');
    expect(() => drawLots(randomStream(1), ['a', null])).toThrow('a lot needs a person: no key in row 1');
    expect(topPlaces([], 0)).toMatchObject({ status: 'not-computed' });
  });
});
