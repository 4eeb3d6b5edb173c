import { expect, it } from 'vitest';
import notebook from '../notebook.ts';

it('needs no file', () => {
  const needed = notebook.inputs.flatMap(({ optional, name }) => (optional ? [] : [name]));
  expect(needed).toEqual([]);
});
