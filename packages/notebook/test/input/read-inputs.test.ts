import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { field, tableSchema } from '@assay/dataset';
import { expect, it } from 'vitest';
import { countedFields, input } from '../../src/index.ts';
import { readFiles } from '../../src/input/read-input.ts';
import { readInputs } from '../../src/input/read-inputs.ts';
import type { PreparedRun, RunEvent } from '../../src/run/index.ts';
import { prepareToy, temporaryFolder } from '../run/toy.ts';

const folder = temporaryFolder();
const people = input('people', 'People', {
  description: 'One row each.',
  dataset: null,
  schema: tableSchema({ name: 'people', title: 'People', fields: [field.text('area', 'Area', '', 'place')] }),
  counted: [countedFields('by-area', ['area'])],
});
const origin = { engine: 'postgres', version: '16', table: 'crime.people', step: 'exact', digest: 'abc', rows: 3 };

/** A run whose only input was counted where it lies. */
async function counted(from: object, said: object = {}): Promise<PreparedRun> {
  const path = join(folder, 'counts.json');
  const counts = [
    ['["North"]', 0, 0, 2],
    ['["South"]', 0, 0, 1],
  ];
  const pass = { name: 'by-area', counter: 'combinations', version: 1, options: {}, fields: ['area'], counts };
  const file = { input: 'people', origin: { ...origin, ...from }, passes: [pass], schema: 'assay-counts/1' };
  writeFileSync(path, JSON.stringify(file));
  const names = join(folder, 'names.csv');
  writeFileSync(names, 'surname,born\nLee,2001-01-02\n');
  const prepared = await prepareToy({ inputs: { people: [names] } });
  return {
    ...prepared,
    notebook: { ...prepared.notebook, inputs: [people] },
    inputs: [{ ...prepared.inputs[0]!, mapping: {}, files: [{ path, sha256: '', bytes: 10 }], ...said }],
    writtenAt: new Map([[path, statSync(path).mtimeMs]]),
  };
}

async function read(run: PreparedRun) {
  const events: RunEvent[] = [];
  const { tables, counts, inputs } = await readInputs(run, readFiles, (event) => events.push(event), {});
  const [told] = events;
  return { tables, counts, inputs, lines: told?.type === 'input-read' ? told.lines : [], told };
}

it('takes counts in place of rows, and says how they were counted', async () => {
  const { tables, counts, inputs, lines, told } = await read(await counted({ slices: '1' }));
  expect(tables['people']!.rowCount).toBe(0);
  expect(counts['people']!['by-area']!.map(({ what, count }) => [what, count])).toEqual([
    ['["North"]', 2],
    ['["South"]', 1],
  ]);
  expect(inputs).toMatchObject([{ name: 'people', rows: 3, columns: [], counted: { engine: 'postgres' } }]);
  expect(lines).toEqual(['counted, not read: postgres 16, crime.people', 'exact, 1 slice', 'fingerprint abc']);
  expect(told).toMatchObject({ input: 'people', rows: 3, columns: [], headlines: [] });
  const { milliseconds } = told as { readonly milliseconds: number };
  expect(milliseconds >= 0 && milliseconds < performance.now()).toBe(true);
});

it('says why it stepped down', async () => {
  const { lines } = await read(await counted({ slices: '12', stepDown: 'too many rows' }));
  expect(lines[1]).toBe('exact, 12 slices (too many rows)');
});

it.each([
  ['a column', { mapping: { area: 'beat' } }],
  ['a reading', { choices: { words: { area: {} } } }],
])('refuses %s that is said of counts', async (_, said) => {
  await expect(read(await counted({ slices: '1' }, said))).rejects.toThrow(
    'input people holds counts, whose columns were mapped when they were counted. Leave out what is said of its columns.',
  );
});
