import fc from 'fast-check';
import { expect, it } from 'vitest';
import { farBeyond } from '../../src/attack/far-beyond.ts';
import { linearSolver } from '../../src/attack/linear-solver.ts';

const limit = fc.integer({ min: 0, max: 5_000_000 });
const term = fc.record({ variable: fc.integer({ min: 0, max: 3 }), weight: fc.constantFrom(-1, 0.25, 1, 2) });
const row = fc.record({
  terms: fc.uniqueArray(term, { minLength: 1, maxLength: 4, selector: ({ variable }) => variable }),
  low: limit,
  more: limit,
});

it('is farther off than ten times whatever counts of millions may be, where something bounds them', async () => {
  const solver = await linearSolver();
  let bounded = 0;
  await fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 5 }),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      (drawn, isOpen) => {
        const problem = {
          bounds: isOpen.map((open) => ({ low: 0, high: open ? Number.POSITIVE_INFINITY : 3_000_000 })),
          rows: drawn.map(({ terms, low, more }) => ({ terms, low, high: low + more })),
        };
        const found = solver.solve(problem, 'maximise', [{ variable: 0, weight: 1 }]);
        if (found.status !== 'optimal') return;
        bounded++;
        expect(found.values[0]!).toBeLessThan(farBeyond([...problem.bounds, ...problem.rows]) / 10);
      },
    ),
    { numRuns: 300 },
  );
  expect(bounded).toBeGreaterThan(50);
});
