import { resolveParameters } from '@assay/notebook/run';
import { expect, it } from 'vitest';
import notebook from '../notebook.ts';

it.each([
  ['forenameTolerance', 0, 3],
  ['surnameTolerance', 0, 3],
  ['recordsPerDay', 1, 1_000_000],
  ['minutesPerFlag', 1, 1000],
] as const)('takes for %s from %d to %d, and nothing beyond', (name, least, most) => {
  const chosen = (value: number) => resolveParameters(notebook.parameters, { [name]: value })[name];
  expect([chosen(least), chosen(most)]).toEqual([least, most]);
  for (const beyond of [least - 1, least - Math.abs(least) / 100 - 1e-9, most + 1, most * 1.01 + 1e-9])
    expect(() => chosen(beyond)).toThrow(`parameter ${name} is`);
});

it('needs no file but staff and records, and of them neither ids of records nor roles', () => {
  const needed = notebook.inputs.filter(({ optional }) => !optional);
  const fields = ({ schema }: (typeof needed)[number]) => schema.fields.filter(({ required }) => required);
  expect(needed.map((input) => [input.name, ...fields(input).map(({ name }) => name)])).toEqual([
    ['staff', 'staff_id', 'first_name', 'surname', 'date_of_birth'],
    ['records', 'first_name', 'surname', 'date_of_birth'],
  ]);
});
