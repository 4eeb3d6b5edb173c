import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { holdStore, localAnalyst, readPanelFacts } from '../src/index.ts';
import { keepMapping, keptMappings } from '../src/store/mappings.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-mappings-'));
let now = 1;
const store = holdStore(folder, readPanelFacts(folder), () => now);
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});
const keep = (name: string, input = 'people', column = 'Name') =>
  keepMapping(store, localAnalyst, 'toy', input, { name, columns: { surname: column }, choices: { skipLines: 2 } });
const names = (input = 'people') => keptMappings(store, 'toy', input).map(({ name }) => name);

it('keeps mappings by name for an input, the last of a name', () => {
  keep('b');
  now = 2;
  keep('a');
  keep('b', 'people', 'Surname');
  keep('c', 'staff');
  expect([names(), names('staff'), keptMappings(store, 'other', 'people')]).toEqual([['a', 'b'], ['c'], []]);
  expect(keptMappings(store, 'toy', 'people')[1]).toEqual({
    name: 'b',
    columns: { surname: 'Surname' },
    choices: { skipLines: 2 },
    at: 2,
  });
});

it('keeps a hundred of an input, under names of eighty letters at most', () => {
  keep('x'.repeat(80));
  expect(() => keep('x'.repeat(81))).toThrow('the name of a mapping has 81 letters. Give it at most 80.');
  for (let at = names().length; at < 100; at++) keep(`n${at}`);
  expect(names().length).toBe(100);
  expect(() => keep('one more')).toThrow(
    '100 mappings are kept for this input already. Keep it under one of their names.',
  );
  keep('n50');
  keep('other', 'staff');
  expect([names().length, names('staff').length]).toEqual([100, 2]);
});
