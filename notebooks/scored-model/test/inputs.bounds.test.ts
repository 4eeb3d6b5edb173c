import { resolveParameters } from '@assay/notebook/run';
import { expect, it } from 'vitest';
import notebook from '../notebook.ts';

it.each([
  ['cut', -1e9, 1e9],
  ['share', 0.0001, 0.9999],
  ['margin', 1.01, 5],
] as const)('takes for %s from %d to %d, and nothing beyond', (name, least, most) => {
  const chosen = (value: number) => resolveParameters(notebook.parameters, { [name]: value })[name];
  expect([chosen(least), chosen(most)]).toEqual([least, most]);
  for (const beyond of [least - 1, least - Math.abs(least) / 100 - 1e-9, most + 1, most * 1.01 + 1e-9])
    expect(() => chosen(beyond)).toThrow(`parameter ${name} is`);
});

it('needs no file but scored', () => {
  const needed = notebook.inputs.flatMap(({ optional, name }) => (optional ? [] : [name]));
  expect(needed).toEqual(['scored']);
});
