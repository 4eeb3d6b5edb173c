import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FindingDraft, finding, type Results, resultsText } from '@assay/evidence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { againstAccepted } from '../src/run/against-accepted.ts';

const method = { name: 'Count', source: 'definition' };
const source = { cell: 'short', file: 'notebook.ts' };
const draft: FindingDraft = {
  ...{ id: 'names.short', title: 'Short names', questions: ['TOY-Q1'], value: 0.5, unit: 'score', method },
  tolerance: { kind: 'stochastic', absolute: 0.1, relative: 0 },
};
const key = { name: 'length', label: 'Letters', unit: 'count', key: true } as const;
const share = { name: 'share', label: 'Share', unit: 'proportion' } as const;
const limit = { ...share, name: 'shareLow', label: 'from' } as const;
const table: FindingDraft = {
  ...{ id: 'names.by-length', title: 'Names by length', questions: ['TOY-Q1'], unit: 'count', method },
  table: { columns: [key, share], rows: [] },
};
const results = (drafts: readonly FindingDraft[], run: Partial<Results['run']> = {}, of = source): Results => ({
  schema: 'assay-results/1',
  run: {
    ...{ id: '0123456789abcdef', notebook: 'toy', code: 'a'.repeat(64), inputs: {}, parameters: { limit: 4 }, seed: 1 },
    environment: { node: '20' },
    ...run,
  },
  findings: drafts.map((each) => finding(each, of)),
});

describe('what was accepted', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-accepted-'));
    writeFileSync(join(folder, 'baseline.json'), resultsText(results([draft, table])));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each<[string, Results]>([
    ['nothing', results([draft, table])],
    ['other code, another environment', results([draft, table], { code: 'b'.repeat(64), environment: { node: '22' } })],
    ['another place in the code', results([draft, table], {}, { cell: 'long', file: 'other.ts' })],
    ['a number within what was accepted', results([{ ...draft, value: 0.55 }, table])],
  ])('holds where what changed is %s', (_what, after) => {
    expect(againstAccepted(folder, after)).toMatchObject({ holds: true, unstated: '' });
  });

  it.each<[string, Results]>([
    ['a number beyond it', results([{ ...draft, value: 0.65 }, table])],
    ['a finding that is gone', results([draft])],
    ['a finding that is new', results([draft, table, { ...draft, id: 'names.long' }])],
    ['a tolerance', results([{ ...draft, tolerance: { kind: 'stochastic', absolute: 0.2, relative: 0 } }, table])],
    ['a title', results([{ ...draft, title: 'Long names' }, table])],
    ['a limitation', results([{ ...draft, limitations: ['Nicknames count.'] }, table])],
    ['a question', results([{ ...draft, questions: [] }, table])],
    [
      'the columns of a table without rows',
      results([draft, { ...table, table: { columns: [key, share, limit], rows: [] } }]),
    ],
    ['a parameter', results([draft, table], { parameters: { limit: 5 } })],
    ['the seed', results([draft, table], { seed: 2 })],
  ])('does not hold where it is %s', (_what, after) => {
    expect(againstAccepted(folder, after)).toMatchObject({ holds: false, unstated: '' });
  });

  it('is nothing where nothing was accepted', () => {
    expect(againstAccepted(join(folder, 'elsewhere'), results([draft]))).toBeNull();
  });
});
