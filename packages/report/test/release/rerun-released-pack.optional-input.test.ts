import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPack } from '@assay/evidence';
import { prepareRun } from '@assay/notebook/run';
import { expect, it } from 'vitest';
import { exportRun, readReleasedPack, rerunReleasedPack } from '../../src/release/index.ts';
import { runAndStore, runFolder } from '../../src/store/index.ts';
import { generatedHashes, home, inputs, noDatasets, order } from './example-values.ts';

it('asks for no file of an optional input that the run had none of, and for the file of one that it had', async () => {
  const folder = join(home, 'notebooks', 'toy');
  const notebook = join(folder, 'notebook.ts');
  const extra = `const extra = input('extra', 'More people', {
  description: 'Another list of invented people',
  dataset: null,
  optional: true,
  schema: tableSchema({ name: 'extra', title: 'More people', fields: [field.text('name', 'Name', '', 'name')] }),
});
`;
  const text = readFileSync(notebook, 'utf8');
  writeFileSync(
    notebook,
    text
      .replace('const limit', `${extra}\nconst limit`)
      .replace('{ people }', '{ people, extra }')
      .replace('[people]', '[people, extra]'),
  );
  const prepared = await prepareRun(folder, { inputs }, noDatasets);
  expect(prepared.inputs.map(({ name, files }) => [name, files.length])).toEqual([
    ['people', 1],
    ['extra', 0],
  ]);
  const target = runFolder(home, 'toy', prepared.identity.id);
  await runAndStore(prepared, { ...order, target });
  const out = join(home, 'optional.zip');
  await exportRun({ home, runFolder: target, out, at: '2025-03-06T09:00:00Z', ledger: order.ledger, generatedHashes });
  const content = readReleasedPack(openPack(new Uint8Array(readFileSync(out))).files);
  const rerun = (given: typeof inputs | object) =>
    rerunReleasedPack(content, {
      current: null,
      inputs: given as typeof inputs,
      datasetFiles: noDatasets,
      seeds: 0,
      options: {},
      isTrusted: true,
    });
  expect((await rerun(inputs)).drift.holds).toBe(true);
  await expect(rerun({})).rejects.toThrow('input people is not in the pack. Give its file: --input people=path');
});
