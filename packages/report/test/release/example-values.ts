import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { questionLedger } from '@assay/evidence';
import { prepareRun } from '@assay/notebook/run';
import { runAndStore, runFolder } from '../../src/store/index.ts';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

/** What the examples of storing and releasing a run lean on: a project with a toy notebook that was run once. */
export const home = mkdtempSync(join(tmpdir(), 'assay-examples-'));
const folder = join(home, 'notebooks', 'toy');
mkdirSync(join(home, '.assay'));
cpSync(join(repository, 'packages/notebook/test/fixture/notebooks/toy'), folder, { recursive: true });
symlinkSync(join(repository, 'node_modules'), join(home, 'node_modules'));
writeFileSync(join(folder, 'report.md'), '# Toy\n\n{names.short}\n\n## What this does not show\n\n{limitations}\n');
const people = join(home, 'people.csv');
const names = Array.from({ length: 40 }, (_, row) => (row % 2 === 0 ? 'Ash' : 'Chestnut'));
writeFileSync(people, `surname,born\n${names.map((name) => `${name},2001-01-02\n`).join('')}`);

export const noDatasets = async () => null;
export const generatedHashes = async () => new Set<string>();
export const prepared = await prepareRun(folder, { inputs: { people: [people] } }, noDatasets);
export const target = runFolder(home, 'toy', prepared.identity.id);
export const order = {
  ledger: questionLedger([]),
  systemName: null,
  target,
  now: () => new Date('2025-03-05T10:00:00Z'),
};
export const finished = await runAndStore(prepared, order);
export const inputs = { people: [people] };
