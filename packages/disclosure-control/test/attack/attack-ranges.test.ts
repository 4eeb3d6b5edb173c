import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attackRanges, linearSolver } from '../../src/index.ts';

const place = { release: 0, finding: 'f', row: '', column: 'people' };
const MOST = 4;
const names = ['a', 'b', 'c', 'd'] as const;
const terms = (weights: readonly number[]) =>
  weights.flatMap((weight, at) => (weight === 0 ? [] : [{ id: names[at]!, weight }]));

/** Sums and equalities of four counts, which the same true counts bear out or not. */
const facts = fc.array(
  fc.record({
    weights: fc.oneof(
      fc.constantFrom([1, -1, 0, 0], [0, 1, -1, 0], [0, 0, 1, -1], [-1, 0, 0, 1]),
      fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 4, maxLength: 4 }),
    ),
    low: fc.integer({ min: -2, max: 3 }),
    more: fc.integer({ min: 0, max: 1 }),
  }),
  { minLength: 1, maxLength: 5 },
);

it('finds no narrower range than every whole solution, counts that are the same taken for one', async () => {
  const solver = await linearSolver();
  fc.assert(
    fc.property(facts, fc.boolean(), (drawn, isOfZero) => {
      const known = drawn.flatMap(({ weights, low, more }) => {
        const of = terms(weights);
        const least = isOfZero ? 0 : low;
        return of.length === 0
          ? []
          : [{ terms: of, low: least, high: least + (isOfZero ? 0 : more), because: 'drawn' }];
      });
      const unknowns = new Map(names.map((id) => [id, { id, place, isHidden: true, low: 0, high: MOST }] as const));
      const ranges = attackRanges({ unknowns, facts: known }, names, solver);
      const seen = new Map<string, number[]>();
      for (let code = 0; code < (MOST + 1) ** 4; code++) {
        const values = names.map((_, at) => Math.floor(code / (MOST + 1) ** at) % (MOST + 1));
        const holds = known.every(({ terms: of, low, high }) => {
          const sum = of.reduce((all, { id, weight }) => all + weight * values[names.indexOf(id as 'a')]!, 0);
          return sum >= low && sum <= high;
        });
        if (holds) for (const [at, id] of names.entries()) seen.set(id, [...(seen.get(id) ?? []), values[at]!]);
      }
      for (const id of names) {
        const whole = seen.get(id);
        const range = ranges.get(id);
        if (whole === undefined) continue;
        expect(range).toBeDefined();
        expect(range!.low).toBeLessThanOrEqual(Math.min(...whole));
        expect(range!.high).toBeGreaterThanOrEqual(Math.max(...whole));
      }
    }),
    { seed: 20250305, numRuns: 60 },
  );
});

it('finds exactly what equal counts leave to each other, and nothing where they contradict', async () => {
  const solver = await linearSolver();
  const unknown = (id: string, low: number, high: number) => [id, { id, place, isHidden: true, low, high }] as const;
  const same = (one: string, other: string) => ({
    terms: [
      { id: one, weight: 1 },
      { id: other, weight: -1 },
    ],
    low: 0,
    high: 0,
    because: 'the same',
  });
  const chain = [same('a', 'b'), same('c', 'b')];
  const open = new Map([unknown('a', 0, 9), unknown('b', 3, 20), unknown('c', 1, 7)]);
  const ranges = attackRanges({ unknowns: open, facts: chain }, ['a', 'b', 'c'], solver);
  expect([...ranges.values()]).toEqual(Array.from({ length: 3 }, () => ({ low: 3, high: 7 })));
  const apart = new Map([unknown('a', 0, 2), unknown('b', 3, 20), unknown('c', 1, 7)]);
  expect(attackRanges({ unknowns: apart, facts: chain }, ['a', 'b', 'c'], solver).size).toBe(0);
  const twice = { ...same('a', 'b'), terms: [...same('a', 'b').terms, { id: 'c', weight: 0 }], low: 1, high: 1 };
  expect(attackRanges({ unknowns: open, facts: [...chain, twice] }, ['a'], solver).size).toBe(0);
  // Two counts that are nobody together are nobody each, which is more than that they are the same.
  const sum = (weight: number) => ({ ...same('a', 'c'), terms: same('a', 'c').terms.map((of) => ({ ...of, weight })) });
  const free = new Map([unknown('a', 0, 9), unknown('c', 0, 9)]);
  for (const weight of [1, -1])
    expect([...attackRanges({ unknowns: free, facts: [sum(weight)] }, ['a', 'c'], solver).values()]).toEqual([
      { low: 0, high: 0 },
      { low: 0, high: 0 },
    ]);
  // A fact about one count alone narrows it, from 0 on as from anywhere else.
  const alone = { terms: [{ id: 'a', weight: 1 }], low: 0, high: 3, because: 'seen' };
  expect(attackRanges({ unknowns: open, facts: [alone] }, ['a'], solver).get('a')).toEqual({ low: 0, high: 3 });
});
