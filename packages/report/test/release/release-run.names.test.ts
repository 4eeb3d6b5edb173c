import { type Finding, finding, type Results } from '@assay/evidence';
import { expect, it } from 'vitest';
import { gateResults } from '../../src/release/index.ts';

function words(rows: readonly (readonly [string, number])[]): Finding {
  const table = {
    columns: [
      { name: 'word', label: 'Word', unit: 'text', key: true, kind: { kind: 'key' } },
      { name: 'people', label: 'People', unit: 'count', kind: { kind: 'count', counts: 'people' } },
    ],
    rows,
  } as const;
  const method = { name: 'Count', source: 'the file' };
  const draft = { id: 'words', title: 'Words', questions: [], unit: 'count', method, table } as const;
  return finding(draft, { cell: 'words', file: 'notebook.ts' });
}

const passed = (stated: Finding) =>
  gateResults({ findings: [stated], run: { notebook: 'toy', inputs: { people: 'p' } } } as unknown as Results, {
    code: { bundle: "const groups = ['Mixed'];", files: {} },
    isSynthetic: false,
  });

it('lets no name of few leave, and keeps each for the Data Lab, where releases are held against each other by it', async () => {
  const { findings, disclosure, named } = await passed(
    words([
      ['Dudley', 400],
      ['Mixed', 3],
      ['Jane Doe', 2],
      ['Arthur Roe', 5],
    ]),
  );
  expect(JSON.stringify({ findings, disclosure })).not.toMatch(/Jane|Arthur/);
  const inWords = ([left]: readonly Finding[]) => left!.table!.rows.map(([word]) => word);
  expect(inWords(findings)).toEqual(['Dudley', 'Mixed', 'name held back 1', 'name held back 2']);
  expect(inWords(named.findings)).toEqual(expect.arrayContaining(['Jane Doe', 'Arthur Roe']));
  expect(named.disclosure.hiddenCells).toContain('#words|Jane Doe|people');
  expect(disclosure.hiddenCells).toHaveLength(named.disclosure.hiddenCells.length);
});
