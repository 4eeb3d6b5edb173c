import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { validateDataset } from '../../src/fetch/index.ts';

const home = mkdtempSync(join(tmpdir(), 'assay-datasets-'));
afterAll(() => rmSync(home, { recursive: true }));

const fields = [
  { name: 'id', title: 'Id', type: 'string', role: 'identifier', constraints: { required: true } },
  { name: 'people', title: 'People', type: 'integer', role: 'measure' },
  { name: 'share', title: 'Share', type: 'number', role: 'measure' },
  { name: 'held', title: 'Held', type: 'date', role: 'time' },
  { name: 'kind', title: 'Kind', type: 'string', role: 'category', constraints: { enum: ['open', 'shut'] } },
];
const resource = { name: 'areas', path: 'areas.json', format: 'json', schema: { fields, primaryKey: ['id'] } };
const SHEET = '## Why it exists\n## What is in it\n## How it was made\n## What it does not hold\n';
let number = 0;

function faults(rows: unknown, { of = {}, whole = {}, sheet = SHEET as string | null, isThere = true } = {}): string[] {
  const folder = join(home, `toy-${++number}`);
  mkdirSync(folder);
  const descriptor = { title: 'Toy', description: 'Made up.', licenses: [{ name: 'MIT' }], name: `toy-${number}` };
  const resources = [{ ...resource, ...of }];
  writeFileSync(join(folder, 'datapackage.json'), JSON.stringify({ ...descriptor, resources, ...whole }));
  if (isThere) writeFileSync(join(folder, 'areas.json'), JSON.stringify(rows));
  if (sheet !== null) writeFileSync(join(folder, 'datasheet.md'), sheet);
  return validateDataset(folder);
}

describe('a dataset that is whole', () => {
  it('has no fault, with values that need not be there left out', () => {
    const rows = [
      { id: 'a', people: 3, share: 0.5, held: '2025-03-05', kind: 'open' },
      { id: 'b', people: null, share: 2, held: '' },
    ];
    expect(faults(rows)).toEqual([]);
    expect(faults([{ anything: 1 }], { of: { schema: { fields: [] } } })).toEqual([]);
  });
});

describe('the faults of a dataset are', () => {
  it('another name than its folder’s, and a datasheet without its headings or not there', () => {
    expect(faults([], { whole: { name: 'other' } })).toEqual([
      expect.stringMatching(/^the descriptor is named other in toy-/),
    ]);
    expect(faults([], { sheet: SHEET.replace('What is in it', 'Else') })).toEqual([
      'datasheet.md has no "What is in it"',
    ]);
    expect(faults([], { sheet: null })).toHaveLength(4);
  });

  it('a code list that there is not', () => {
    const listed = (codeList: string) => ({ schema: { fields: [{ ...fields[4]!, codeList }] } });
    expect(faults([], { of: listed('no-such') })).toEqual([
      'areas.kind names the code list no-such, which there is not',
    ]);
    expect(faults([], { of: listed('recorded-sex') })).toEqual([]);
  });

  it('a table that is not there, or stands where it is fetched or generated', () => {
    const generator = { generator: { name: 'toy', seed: 1 } };
    expect(faults([], { isThere: false })).toEqual(['areas.json is not there']);
    expect(faults([], { isThere: false, whole: generator })).toEqual([]);
    expect(faults([], { isThere: false, whole: { obtain: 'By hand.' } })).toEqual([]);
    const stands = ['areas.json must not stand in the repository: it is fetched or generated'];
    expect(faults([], { whole: generator })).toEqual(stands);
    const address = { address: 'https://example.org/areas.json', hash: `sha256:${'0'.repeat(64)}` };
    expect(faults([], { of: address })).toEqual(stands);
  });

  it('rows that are none, and values that their fields do not take', () => {
    expect(faults({ id: 'a' })).toEqual(['areas.json is no list of rows']);
    for (const row of [null, 3, 'a', ['a']])
      expect(faults([{ id: 'a' }, row])).toEqual(['row 2 of areas.json is no object of values by field']);
    const of = (row: Readonly<Record<string, unknown>>) => faults([{ id: 'a', ...row }]);
    expect(of({ id: '' })).toEqual(['row 1 of areas.json: "id" is missing']);
    expect(of({ id: null })).toEqual(['row 1 of areas.json: "id" is missing']);
    expect(of({ size: 3 })).toEqual(['row 1 of areas.json has a "size" that no field describes']);
    expect(of({ people: 1.5, share: '2' })).toEqual([
      'row 1 of areas.json: "people" is no integer',
      'row 1 of areas.json: "share" is no number',
    ]);
    expect(of({ id: 7 })).toEqual(['row 1 of areas.json: "id" is no text']);
    expect(of({ held: 'in March', kind: 'ajar' })).toEqual([
      'row 1 of areas.json: "held" is no date',
      'row 1 of areas.json: "kind" is ajar, which is not among open, shut',
    ]);
  });

  it('keys that stand twice, all of their parts taken together', () => {
    const rows = [{ id: 'a', kind: 'open' }, { id: 'a', kind: 'shut' }, { id: 'b' }];
    expect(faults(rows)).toEqual(['a stands twice in areas.json']);
    expect(faults(rows, { of: { schema: { fields, primaryKey: ['id', 'kind'] } } })).toEqual([]);
    expect(faults(rows, { of: { schema: { fields } } })).toEqual([]);
  });
});
