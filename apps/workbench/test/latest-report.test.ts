import { join } from 'node:path';
import { DEFAULT_SEED } from '@assay/notebook/run';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore, readPanelFacts } from '../src/index.ts';
import { latestReport } from '../src/report/latest-report.ts';
import type { Person } from '../src/security/person.ts';
import { appendEntry } from '../src/store/entries.ts';
import type { Workbench } from '../src/workbench-context.ts';
import { makeHome } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
const store = openStore(join(home, '.assay'), readPanelFacts(home));
afterAll(() => {
  store.close();
  remove();
});
const reviewer: Person = { id: 'ren', name: 'Ren', role: 'reviewer' };
const entry = { slug: 'toy', description: { parameters: [{ name: 'level', default: 0.95 }] } } as never;
const usual = { run: { parameters: { level: 0.95 }, seed: DEFAULT_SEED }, inputs: [] as object[] };
const odd = { ...usual, run: { ...usual.run, seed: 7 } };

/** Which run stands for the notebook and which were tried, of runs with these records, the latest first. */
function standing(records: Readonly<Record<string, typeof usual | null>>, hidden: readonly string[] = []) {
  const workbench = {
    store,
    runs: { list: () => Object.keys(records).map((id) => ({ id })), record: ({ id }: { id: string }) => records[id] },
    mayRead: (_: Person, { id }: { id: string }) => !hidden.includes(id),
  } as unknown as Workbench;
  const { run, tried } = latestReport(workbench, reviewer, entry);
  return [run?.id ?? null, tried.map(({ id }) => id)];
}

describe('the report that stands for a notebook', () => {
  it('is the latest run as the notebook comes; later ones with other choices were tried', () => {
    expect(standing({})).toEqual([null, []]);
    expect(standing({ a: usual, b: usual })).toEqual(['a', []]);
    expect(standing({ a: odd, b: odd, c: usual, d: odd })).toEqual(['c', ['a', 'b']]);
    expect(standing({ a: odd, b: odd })).toEqual([null, ['a', 'b']]);
    expect(standing({ a: odd, b: usual, c: usual }, ['a', 'b'])).toEqual(['c', []]);
  });

  it('is no run on a file that was sent, nor with another value of any choice', () => {
    const own = { ...usual, inputs: [{ dataset: null, files: [{}] }] };
    const left = {
      ...usual,
      inputs: [
        { dataset: null, files: [] },
        { dataset: 'people', files: [{}] },
      ],
    };
    const level = (value: unknown) =>
      ({ ...usual, run: { ...usual.run, parameters: { level: value } } }) as typeof usual;
    expect([own, level(0.9)].map((record) => standing({ a: record })[0])).toEqual([null, null]);
    expect([left, level('0.95')].map((record) => standing({ a: record })[0])).toEqual(['a', 'a']);
  });

  it('is one whose record cannot be read, so that its damage is seen', () => {
    expect(standing({ a: odd, b: null, c: usual })).toEqual(['b', ['a']]);
  });

  it('is the latest that was released, whatever was chosen for it, and no longer once it was withdrawn', () => {
    const decide = (run: string, verdict: string) =>
      appendEntry(store, reviewer, { kind: 'disclosure', run, verdict, text: 'Decided.' });
    decide('out-1', 'release');
    decide('out-2', 'release');
    const records = { a: usual, 'out-2': odd, 'out-1': odd, b: usual };
    expect(standing(records)).toEqual(['out-2', ['a']]);
    // The latest of all, too.
    expect(standing({ 'out-2': odd, a: usual })).toEqual(['out-2', []]);
    decide('out-2', 'withhold');
    expect(standing(records)).toEqual(['out-1', ['a', 'out-2']]);
    decide('out-1', 'withhold');
    expect(standing(records)).toEqual(['a', []]);
  });
});
