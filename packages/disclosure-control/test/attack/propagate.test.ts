import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propagateBounds } from '../../src/attack/propagate.ts';
import type { Fact, Unknown } from '../../src/attack/puzzle.ts';

const place = { release: 0, finding: 'rates', row: 'A', column: 'n' };
const unknowns = (bounds: Readonly<Record<string, readonly [number, number]>>): Map<string, Unknown> =>
  new Map(Object.entries(bounds).map(([id, [low, high]]) => [id, { id, place, isHidden: true, low, high }]));
const fact = (weights: Readonly<Record<string, number>>, low: number, high: number): Fact => ({
  terms: Object.entries(weights).map(([id, weight]) => ({ id, weight })),
  low,
  high,
  because: '',
});
const bounds = (found: ReadonlyMap<string, Unknown>) =>
  Object.fromEntries([...found].map(([id, { low, high }]) => [id, [low, high]]));

describe('propagateBounds(unknowns, facts)', () => {
  it('takes the parts that are known from the whole', () => {
    const given = unknowns({ whole: [53, 53], shown: [40, 44], hidden: [0, Number.POSITIVE_INFINITY] });
    expect(bounds(propagateBounds(given, [fact({ whole: 1, shown: -1, hidden: -1 }, 0, 0)]))).toEqual({
      whole: [53, 53],
      shown: [40, 44],
      hidden: [9, 13],
    });
  });

  it('goes on from fact to fact', () => {
    const given = unknowns({ a: [3, 3], b: [0, 99], c: [0, 99] });
    const facts = [fact({ c: 1, b: -2 }, 1, 1), fact({ b: 1, a: -1 }, 2, 2)];
    expect(bounds(propagateBounds(given, facts))).toEqual({ a: [3, 3], b: [5, 5], c: [11, 11] });
  });

  it('draws nothing from two that are open, nor from what contradicts', () => {
    const open = Number.POSITIVE_INFINITY;
    const given = unknowns({ a: [0, open], b: [0, open], c: [5, 6], d: [9, 9] });
    const facts = [fact({ a: 1, b: -1 }, 0, 0), fact({ c: 1, d: -1 }, 0, 0)];
    expect(bounds(propagateBounds(given, facts))).toEqual({ a: [0, open], b: [0, open], c: [5, 6], d: [9, 9] });
  });

  it('keeps every solution, and one fact leaves no bound that none reaches: counted one by one', () => {
    const small = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
    const ordered = small.map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
    const weights = fc.tuple(fc.constantFrom(-1, 1), fc.constantFrom(-1, 1), fc.constantFrom(-1, 1));
    fc.assert(
      fc.property(fc.tuple(ordered, ordered, ordered), weights, ordered, (ranges, [x, y, z], [low, high]) => {
        const solutions: number[][] = [];
        const [a, b, c] = ranges;
        for (let i = a[0]; i <= a[1]; i++)
          for (let j = b[0]; j <= b[1]; j++)
            for (let k = c[0]; k <= c[1]; k++) {
              const sum = x * i + y * j + z * k;
              if (sum >= low && sum <= high) solutions.push([i, j, k]);
            }
        if (solutions.length === 0) return;
        const given = unknowns({ a, b, c });
        const found = Object.values(bounds(propagateBounds(given, [fact({ a: x, b: y, c: z }, low, high)])));
        const reached = [0, 1, 2].map((at) => {
          const values = solutions.map((each) => each[at]!);
          return [Math.min(...values), Math.max(...values)];
        });
        expect(found).toEqual(reached);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
