import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareRun } from '@assay/notebook/run';
import { afterAll, expect, it, vi } from 'vitest';
import { readShelf } from '../../src/release/release-shelf.ts';
import { runAndStore, runFolder } from '../../src/store/index.ts';
import * as values from './example-values.ts';

const attacked = vi.fn();
// Read anew, with another attack; the files after this one read it with its own.
vi.resetModules();
const { recoveredError } = await import('../../src/release/refuse-recovered.ts');
vi.doMock('../../src/release/refuse-recovered.ts', () => ({ recoveredError, rightlyRecovered: attacked }));
const { releaseToMembers } = await import('../../src/release/release-to-members.ts');
const { exportRun } = await import('../../src/release/export-run.ts');

afterAll(() => {
  vi.doUnmock('../../src/release/refuse-recovered.ts');
  vi.resetModules();
  rmSync(values.home, { recursive: true });
});

const order = { home: values.home, runFolder: values.target, generatedHashes: values.generatedHashes };

const about = (finding: string) => [
  { place: { release: 0, finding, row: '', column: 'people' }, sentence: `${finding}[a].people is 7` },
];

it('gives members no report from which a hidden count can be worked out, and writes down no release', async () => {
  attacked.mockResolvedValueOnce(about('one'));
  await expect(releaseToMembers({ ...order, at: '2025-03-06T10:00:00Z' })).rejects.toThrow('one[a].people is 7');
  expect(readShelf(values.home).released).toEqual([]);
});

it('leaves nothing of an export that is refused, however many findings it withheld before', async () => {
  // Libraries are linked there, and others write to their caches meanwhile.
  const own = () =>
    readdirSync(values.home, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.startsWith('node_modules'))
      .sort();
  const before = own();
  expect(before).toContain('notebooks');
  attacked.mockResolvedValueOnce(about('names.by-length')).mockResolvedValueOnce(about('one'));
  const out = join(values.home, 'refused.zip');
  const { ledger } = values.order;
  await expect(exportRun({ ...order, out, at: '2025-03-06T10:00:00Z', ledger })).rejects.toThrow(/^not exported: one/);
  expect(own()).toEqual(before);
  expect(existsSync(out)).toBe(false);
});

it('attacks it with the findings as members would read them and as they are, without what gave a count away', async () => {
  attacked.mockResolvedValueOnce(about('names.by-length')).mockResolvedValue([]);
  const { source, memory } = await releaseToMembers({ ...order, at: '2025-03-06T10:00:00Z' });
  const [releases, exact] = attacked.mock.lastCall as [{ findings: unknown }[], unknown];
  expect(releases.map(({ findings }) => findings)).toEqual([source.results.findings]);
  expect(exact).not.toEqual(source.results.findings);
  const refused = source.results.findings.filter(({ disclosure }) => disclosure.status === 'refused');
  expect(refused.map(({ id }) => id)).toEqual(['names.by-length']);
  expect(memory.withheld).toEqual(['names.by-length']);
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
