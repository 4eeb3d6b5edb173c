import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOut } from '../../src/index.ts';

describe('shareOut(total, shares)', () => {
  it('gives whole parts that add up to the total, each within one of its share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 1_000_000 }), (weights, total) => {
        const all = weights.reduce((sum, weight) => sum + weight, 0);
        fc.pre(all > 0);
        const shares = weights.map((weight) => weight / all);
        const parts = shareOut(total, shares);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        for (const [index, part] of parts.entries()) {
          expect(Number.isInteger(part)).toBe(true);
          expect(Math.abs(part - total * shares[index]!)).toBeLessThanOrEqual(1 + 1e-6);
        }
      }),
    );
  });

  it('gives nothing to a part without a share', () => {
    expect(shareOut(7, [0.5, 0, 0.5])).toEqual([4, 0, 3]);
    expect(shareOut(7, [])).toEqual([]);
  });
});
