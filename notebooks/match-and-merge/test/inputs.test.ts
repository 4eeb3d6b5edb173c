import { resolveParameters } from '@assay/notebook/run';
import { expect, it } from 'vitest';
import notebook from '../notebook.ts';

it.each([
  ['crowdedDate', 100, 20_000],
  ['forenameTolerance', 0, 3],
  ['surnameTolerance', 0, 3],
  ['liveRegisterRecords', 2, 100_000_000],
  ['yearlyGrowth', 0, 1],
  ['minutesPerReview', 0.5, 120],
  ['pairsToReview', 1, 10_000],
  ['namesakeLimit', 0.000001, 1],
  ['linkedFrom', 0, 1],
] as const)('takes for %s from %d to %d, and nothing beyond', (name, least, most) => {
  const chosen = (value: number) => resolveParameters(notebook.parameters, { [name]: value })[name];
  expect([chosen(least), chosen(most)]).toEqual([least, most]);
  for (const beyond of [least - 1, least - Math.abs(least) / 100 - 1e-9, most + 1, most * 1.01 + 1e-9])
    expect(() => chosen(beyond)).toThrow(`parameter ${name} is`);
});

it('needs no file but people', () => {
  const needed = notebook.inputs.flatMap(({ optional, name }) => (optional ? [] : [name]));
  expect(needed).toEqual(['people']);
});
