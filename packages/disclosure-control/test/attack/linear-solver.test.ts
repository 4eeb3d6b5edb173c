import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LinearProblem, linearSolver } from '../../src/attack/linear-solver.ts';

const solver = await linearSolver();
const COUNTS = 5;

const range = fc.tuple(fc.nat(20), fc.option(fc.nat(20), { nil: Number.POSITIVE_INFINITY }));
const within = (limits: typeof range) =>
  fc.array(
    limits.map(([low, more]) => ({ low, high: low + more })),
    { minLength: COUNTS, maxLength: COUNTS },
  );
const bounds = within(range);
/** Every other has no end. */
const openBounds = within(fc.tuple(fc.nat(20), fc.option(fc.nat(20), { nil: Number.POSITIVE_INFINITY, freq: 1 })));
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

describe('a problem of which the solver sees no end', () => {
  it('has the same best with all that nothing bounds ended far off, and is as open afterwards as before', () => {
    const seen = { optimal: 0, unbounded: 0, contradiction: 0 };
    fc.assert(
      fc.property(
        openBounds,
        fc.array(row, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('minimise' as const, 'maximise' as const),
        terms.filter((sum) => sum.length > 0),
        (limits, rows, direction, objective) => {
          const held = solver.hold({ bounds: limits, rows });
          const best = (of: ReturnType<typeof held.solve>): number | string =>
            of.status === 'optimal'
              ? objective.reduce((sum, { variable, weight }) => sum + weight * of.values[variable]!, 0)
              : of.status;
          const usual = held.solve(direction, objective);
          seen[usual.status]++;
          const asUsual = expect.closeTo(Number(best(usual)), 6);
          expect(best(held.solveFarOff(direction, objective))).toEqual(
            usual.status === 'optimal' ? asUsual : usual.status,
          );
          expect(best(held.solve(direction, objective))).toEqual(usual.status === 'optimal' ? asUsual : usual.status);
          held.letGo();
        },
      ),
      { numRuns: 500 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  });

  it('has none from a tenth of the way on, and one at less', () => {
    // Of an end of 10 and of none: the far end is 10,000 times 1 and the ends of both, 10 and 10.
    const limits = [
      { low: 0, high: Number.POSITIVE_INFINITY },
      { low: 0, high: 10 },
    ];
    const ofMany = (weight: number) => ({
      terms: [
        { variable: 0, weight: 1 },
        { variable: 1, weight: -weight },
      ],
      low: -10,
      high: 0,
    });
    const best = (weight: number) =>
      solver.hold({ bounds: limits, rows: [ofMany(weight)] }).solveFarOff('maximise', [{ variable: 0, weight: 1 }]);
    expect(best(2_099).status).toBe('optimal');
    expect(best(2_100).status).toBe('unbounded');
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
