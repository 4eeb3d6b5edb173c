import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankedLinks } from '../src/clusters/ranked-links.ts';

describe('rankedLinks(records, pairs, atLeast)', () => {
  it('ranks by weight, then by row, nought being nought in both signs', () => {
    const weight = fc.constantFrom(3, 1.5, 0, -0, -0.5, -1);
    const row = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(row, row, weight), { minLength: 1, maxLength: 60 }), (given) => {
        const links = given.map(([a, b, weight]) => ({ left: Math.min(a, b), right: Math.max(a, b) + 1, weight }));
        // Two to the minus one to one are odds of a third: probability 1/3 lets all of them in.
        const { left, right } = rankedLinks(
          5002,
          {
            length: links.length,
            left: Int32Array.from(links, (link) => link.left),
            right: Int32Array.from(links, (link) => link.right),
            weight: Float32Array.from(links, (link) => link.weight),
          },
          0.3,
        );
        const expected = links.toSorted(
          (one, other) => other.weight - one.weight || one.left - other.left || one.right - other.right,
        );
        expect([...left]).toEqual(expected.map((link) => link.left));
        expect([...right]).toEqual(expected.map((link) => link.right));
      }),
      { seed: 20261201, numRuns: 60 },
    );
  });
});
