import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableSchema } from '@assay/dataset';
import { cellRows, cellsFromRows, countCells } from '@assay/fairness-metrics';
import { combinationsOf, dictionaryColumn } from '@assay/statistics';
import { afterAll, expect, it } from 'vitest';
import { counterNamed, countFiles } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-combinations-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('are refused where those of the whole file are rows by another name, however few each slice has', async () => {
  const path = join(folder, 'ways.csv');
  const ways = Array.from({ length: 100_001 }, (_, at) => `w${at}`);
  const field = { title: '', description: '', type: 'text', role: 'category', required: false } as const;
  const count = (many: number) => {
    writeFileSync(path, `way\n${ways.slice(0, many).join('\n')}\n`);
    return countFiles([path], {
      input: 'cohort',
      schema: tableSchema({ name: 'cohort', title: 'Cohort', fields: [{ ...field, name: 'way' }] }),
      passes: [{ name: 'cells', counter: counterNamed('combinations', ['way']), fields: { way: 'way' }, options: {} }],
      rowsPerSlice: 40_000,
    });
  };
  expect((await count(100_000)).passes[0]!.counts.length).toBe(100_000);
  await expect(count(100_001)).rejects.toThrow('way have more than 100000 combinations');
});

it('gives, of a file in slices, the fairness cells that its columns give', async () => {
  const groups = ['A', 'B', '', 'C, D', '"E"'];
  const people = Array.from({ length: 5000 }, (_, at) => ({
    group: groups[(at * 7 + (at >> 4)) % 5]!,
    label: ['0', '1', ''][(at * 11 + (at >> 3)) % 3]!,
    decision: ['0', '1'][(at * 13 + (at >> 5)) % 2]!,
  }));
  const path = join(folder, 'cohort.csv');
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = people.map(({ group, label, decision }) => [group, label, decision].map(quoted).join(','));
  writeFileSync(path, `group,label,decision\n${lines.join('\n')}\n`);
  const field = { title: '', description: '', type: 'text', role: 'category', required: false } as const;
  const parts = ['group', 'label', 'decision'];
  const { passes } = await countFiles([path], {
    input: 'cohort',
    schema: tableSchema({ name: 'cohort', title: 'Cohort', fields: parts.map((name) => ({ ...field, name })) }),
    passes: [
      {
        name: 'cells',
        counter: counterNamed('combinations', parts),
        fields: Object.fromEntries(parts.map((part) => [part, part])),
        options: {},
      },
    ],
    rowsPerSlice: 300,
  });
  const coded = (text: string | null) => (text === null ? null : text === '1' ? 1 : 0);
  const counted = cellsFromRows(
    combinationsOf(passes[0]!.counts).map(({ texts: [group, label, decision], count }) => ({
      groups: { group: group! },
      label: coded(label!),
      decision: coded(decision!),
      count,
    })),
  );
  const code = (text: string) => (text === '' ? 2 : Number(text));
  const ofColumns = countCells({
    attributes: { group: dictionaryColumn(people.map(({ group }) => group || null)) },
    label: Uint8Array.from(people, ({ label }) => code(label)),
    decision: Uint8Array.from(people, ({ decision }) => code(decision)),
  });
  const sorted = (cells: typeof counted) =>
    cellRows(cells)
      .map((row) => JSON.stringify(row))
      .sort();
  expect(sorted(counted)).toEqual(sorted(ofColumns));
  expect(counted.rowCount).toBe(5000);
});
