import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareRun } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import { afterAll, expect, it, vi } from 'vitest';
import { readShelf } from '../../src/release/release-shelf.ts';
import { runAndStore, runFolder } from '../../src/store/index.ts';
import * as values from './example-values.ts';

const attacked = vi.fn();
// Read anew, with another attack; the files after this one read it with its own.
vi.resetModules();
vi.doMock('../../src/release/refuse-recovered.ts', () => ({ refuseGivingAway: attacked }));
const { releaseToMembers } = await import('../../src/release/release-to-members.ts');

afterAll(() => {
  vi.doUnmock('../../src/release/refuse-recovered.ts');
  vi.resetModules();
  rmSync(values.home, { recursive: true });
});

const order = { home: values.home, runFolder: values.target, generatedHashes: values.generatedHashes };

it('gives members no report from which a hidden count can be worked out, and writes down no release', async () => {
  attacked.mockRejectedValueOnce(new InputError('not exported: one[a].people is 7'));
  await expect(releaseToMembers({ ...order, at: '2025-03-06T10:00:00Z' })).rejects.toThrow('one[a].people is 7');
  expect(readShelf(values.home).released).toEqual([]);
});

it('attacks it with the findings as members would read them and as they are', async () => {
  attacked.mockResolvedValue(undefined);
  const { source } = await releaseToMembers({ ...order, at: '2025-03-06T10:00:00Z' });
  const [given] = attacked.mock.lastCall as [Record<string, unknown>];
  expect(given).toMatchObject({ notebook: 'toy', findings: source.results.findings });
  expect(given['exact']).not.toEqual(given['findings']);
  expect(readShelf(values.home).released).toHaveLength(1);
});

it('gives members no number that was typed into prose, which no gate has seen', async () => {
  const folder = join(values.home, 'notebooks', 'toy');
  writeFileSync(join(folder, 'report.md'), '# Toy\n\nWe found 37 people.\n\n{names.short}\n');
  const prepared = await prepareRun(folder, { inputs: values.inputs }, values.noDatasets);
  const target = runFolder(values.home, 'toy', prepared.identity.id);
  await runAndStore(prepared, { ...values.order, target });
  const released = releaseToMembers({ ...order, runFolder: target, at: '2025-03-06T11:00:00Z' });
  await expect(released).rejects.toThrow(/^report\.md.*The disclosure gate cannot see a number that is typed\.$/);
});
