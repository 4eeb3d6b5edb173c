import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPack } from '@assay/evidence';
import { prepareRun } from '@assay/notebook/run';
import { expect, it } from 'vitest';
import { exportRun, readReleasedPack, rerunReleasedPack } from '../../src/release/index.ts';
import { runAndStore, runFolder } from '../../src/store/index.ts';
import { generatedHashes, home, noDatasets, order } from './example-values.ts';

it('reads a file whose columns the run named as the run read it', async () => {
  const file = join(home, 'gens.csv');
  const rows = Array.from({ length: 40 }, (_, row) => `${row % 2 === 0 ? 'Ash' : 'Chestnut'},2001-01-02\n`);
  writeFileSync(file, `qqq,zzz\n${rows.join('')}`);
  const inputs = { people: [file] };
  const columns = { people: { name: 'qqq', born: 'zzz' } };
  const prepared = await prepareRun(join(home, 'notebooks', 'toy'), { inputs, columns }, noDatasets);
  const target = runFolder(home, 'toy', prepared.identity.id);
  await runAndStore(prepared, { ...order, target });
  const out = join(home, 'columns.zip');
  await exportRun({ home, runFolder: target, out, at: '2025-03-06T09:00:00Z', ledger: order.ledger, generatedHashes });
  const content = readReleasedPack(openPack(new Uint8Array(readFileSync(out))).files);
  const rerun = rerunReleasedPack(content, {
    current: null,
    inputs,
    datasetFiles: noDatasets,
    seeds: 0,
    options: {},
    isTrusted: true,
  });
  expect((await rerun).drift.holds).toBe(true);
});
