import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linkProbability, reachesProbability } from '../src/model/score-pairs.ts';

const weightAt = (probability: number) => Math.log2(probability / (1 - probability));

it('says by the weight what the probability says, next to the limit too', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 1e-12, 1 - 1e-12, 0.95, 0.999)),
      fc.oneof(fc.double({ min: -60, max: 60, noNaN: true }), fc.constantFrom(-Infinity, Infinity)),
      fc.constantFrom(0, 1e-16, 1e-12, 1e-7, 9e-4, 1.1e-3),
      (atLeast, elsewhere, away) => {
        const reaches = reachesProbability(atLeast);
        const limit = weightAt(atLeast);
        for (const weight of [elsewhere, limit, limit - away, limit + away, Math.fround(limit)]) {
          expect(reaches(weight)).toBe(linkProbability(weight) >= atLeast);
        }
      },
    ),
  );
});
