import { expect, it } from 'vitest';
import { simulationErrors } from '../../src/release/simulation-error.ts';
import { toleranceWords } from '../../src/section/usual-facts.ts';

const chance = { kind: 'stochastic', absolute: 0.1, relative: 0 };
const run = (...findings: readonly (readonly [string, unknown, unknown?])[]) =>
  ({ findings: findings.map(([id, value, tolerance = chance]) => ({ id, title: id, value, tolerance })) }) as never;

it('is the standard deviation over seeds, n − 1, of numbers that rest on chance alone', () => {
  const accepted = run(
    ['draw', 7],
    ['exact', 1, { kind: 'exact', absolute: 0, relative: 0 }],
    ['steady', 2],
    ['gone', 1],
  );
  const seeds = [3, 4, 8].map((value) => run(['draw', value], ['exact', value], ['steady', 2]));
  // Mean 5, squares 4 + 1 + 9 = 14, over two: √7.
  expect(simulationErrors(accepted, [...seeds, run(['draw', null])])).toEqual([
    {
      finding: 'draw',
      title: 'draw',
      accepted: 7,
      seeds: 3,
      mean: 5,
      standardError: Math.sqrt(7),
      distance: 2 / Math.sqrt(7),
    },
    { finding: 'steady', title: 'steady', accepted: 2, seeds: 3, mean: 2, standardError: 0, distance: null },
  ]);
  expect(simulationErrors(accepted, [run(['draw', 3])])).toEqual([]);
});

it('stands in words: how far a rerun may differ, and why', () => {
  const words = (kind: string, absolute: number, relative: number) =>
    toleranceWords({ kind, absolute, relative } as never);
  expect(words('exact', 0, 0)).toBe('must come out exactly the same');
  expect(words('stochastic', 0.5, 0.01)).toBe('may differ by 0.5 absolute or 0.01 relative (simulation error)');
  expect(words('numeric', 0, 1e-9)).toBe('may differ by 1e-9 relative (rounding of the machine)');
  expect(words('numeric', 0, 0)).toBe('may not differ (rounding of the machine)');
});
