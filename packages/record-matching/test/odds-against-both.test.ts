import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linkOddsAgainstBoth, tabledOddsAgainstBoth } from '../src/model/odds-against-both.ts';

const bits = fc.oneof(
  fc.double({ min: -40, max: 60, noNaN: true }),
  fc.integer({ min: -1280, max: 1920 }).map((each) => each / 32),
  fc.constantFrom(-Infinity, Infinity),
);

it('rounds to the same 32 bits as the logarithms, on the same side of the limit, next to it and next to each step too', () => {
  fc.assert(
    fc.property(bits, bits, fc.constantFrom(0, 1e-15, -1e-15, 1e-10, -1e-10, 2e-9, 1e-3), (weight, other, away) => {
      const kinWeight = other + away;
      const exact = linkOddsAgainstBoth(weight, kinWeight);
      for (const limit of [exact, exact + away, -6.6]) {
        const tabled = tabledOddsAgainstBoth(limit)(weight, kinWeight);
        expect(Math.fround(tabled)).toBe(Math.fround(exact));
        expect(tabled >= limit).toBe(exact >= limit);
      }
    }),
    { numRuns: 300 },
  );
});
