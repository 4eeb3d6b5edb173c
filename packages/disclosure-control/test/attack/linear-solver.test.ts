import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LinearProblem, linearSolver } from '../../src/attack/linear-solver.ts';

const solver = await linearSolver();
const COUNTS = 5;

const range = fc.tuple(fc.nat(20), fc.option(fc.nat(20), { nil: Number.POSITIVE_INFINITY }));
const bounds = fc.array(
  range.map(([low, more]) => ({ low, high: low + more })),
  { minLength: COUNTS, maxLength: COUNTS },
);
const weights = fc.array(fc.constantFrom(-1, 0, 1), { minLength: COUNTS, maxLength: COUNTS });
const terms = weights.map((each) => each.flatMap((weight, variable) => (weight === 0 ? [] : [{ variable, weight }])));
const row = fc
  .tuple(terms, fc.integer({ min: -20, max: 60 }), fc.nat(10))
  .filter(([sum]) => sum.length > 0)
  .map(([sum, low, more]) => ({ terms: sum, low, high: low + more }));
const question = fc.record({
  direction: fc.constantFrom('minimise' as const, 'maximise' as const),
  objective: terms.filter((sum) => sum.length > 0),
  bound: fc.option(fc.tuple(fc.nat(COUNTS - 1), range)),
});

describe('a problem that is held', () => {
  it('has the same best as one that is asked afresh, whatever was asked and bound before', () => {
    fc.assert(
      fc.property(
        bounds,
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.array(question),
        (first, rows, questions) => {
          const now = [...first];
          const held = solver.hold({ bounds: first, rows });
          for (const { direction, objective, bound } of questions) {
            if (bound !== null) {
              const [variable, [low, more]] = bound;
              now[variable] = { low, high: low + more };
              held.bound(variable, low, low + more);
            }
            const problem: LinearProblem = { bounds: now, rows };
            const best = (of: ReturnType<typeof held.solve>): number | string =>
              of.status === 'optimal'
                ? objective.reduce((sum, { variable, weight }) => sum + weight * of.values[variable]!, 0)
                : of.status;
            const [one, other] = [
              best(held.solve(direction, objective)),
              best(solver.solve(problem, direction, objective)),
            ];
            if (typeof one === 'number' && typeof other === 'number') expect(one).toBeCloseTo(other, 6);
            else expect(one).toBe(other);
          }
          held.letGo();
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a problem that nothing bounds', () => {
  it('is no contradiction where a sum stands in it twice', () => {
    const open = { low: 0, high: Number.POSITIVE_INFINITY };
    const sum = [-1, -1, 1].map((weight, variable) => ({ variable, weight }));
    const rows = [
      { terms: sum, low: 0, high: Number.POSITIVE_INFINITY },
      { terms: sum, low: Number.NEGATIVE_INFINITY, high: 1 },
    ];
    const all = sum.map(({ variable }) => ({ variable, weight: 1 }));
    expect(solver.solve({ bounds: [open, open, open], rows }, 'maximise', all).status).toBe('unbounded');
  });
});
