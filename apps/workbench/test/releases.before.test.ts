import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openStore, readPanelFacts } from '../src/index.ts';
import { appendEntry } from '../src/store/entries.ts';
import { addRelease, releasedBefore } from '../src/store/releases.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-releases-'));
let now = 0;
const store = openStore(folder, readPanelFacts(folder), () => ++now);
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true });
});
const ren = { id: 'ren', name: 'Ren', role: 'reviewer' } as const;
const release = (run: string, slug = 'sample', report = `report of ${run}`) =>
  addRelease(store, ren, { run, slug, report, findings: [], memory: {} as never, text: 'Nothing small.' });
const withhold = (run: string) =>
  appendEntry(store, ren, { kind: 'disclosure', run, verdict: 'withhold', text: 'A name stands in it.' });
const before = (run: string, slug = 'sample') => releasedBefore(store, { run, slug })?.text ?? null;

it('is the report of the notebook that members could read last before this one', () => {
  expect(before('march')).toBeNull();
  release('march');
  release('of another', 'other');
  expect([before('march'), before('april'), before('april', 'other')]).toEqual([
    null,
    'report of march',
    'report of of another',
  ]);
  release('april');
  release('may');
  // A report that is released again stays after those that it came after.
  release('april', 'sample', 'april again');
  expect(['march', 'april', 'may', 'june'].map((run) => before(run))).toEqual([
    null,
    'report of march',
    'report of april',
    'april again',
  ]);
});

it('is none that was withheld from them since, whose sentences would stand in the next', () => {
  withhold('april');
  expect([before('may'), before('june')]).toEqual(['report of march', 'report of may']);
  withhold('may');
  withhold('march');
  expect([before('may'), before('june')]).toEqual([null, null]);
  release('march', 'sample', 'march again');
  // What stood in the first release of March is not what was let out again.
  expect([before('march'), before('may'), before('june')]).toEqual([null, null, 'march again']);
});
