import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resultsText, sha256Hex } from '@assay/evidence';
import { afterAll, expect, it } from 'vitest';
import { newestRun } from '../../src/live/newest-run.ts';

const home = mkdtempSync(join(tmpdir(), 'assay-newest-run-'));
afterAll(() => rmSync(home, { recursive: true }));
const runs = join(home, '.assay/runs/toy');

/** A run that was stored at a second; one that was changed after it was written does not hold. */
function stored(id: string, second: number, isWhole = true): void {
  const text = resultsText({
    schema: 'assay-results/1',
    run: { id, notebook: 'toy', code: '', inputs: {}, parameters: {}, seed: 1, environment: {} },
    findings: [],
  });
  mkdirSync(join(runs, id), { recursive: true });
  writeFileSync(join(runs, id, 'results.json'), isWhole ? text : `${text} `);
  writeFileSync(join(runs, id, 'run.json'), JSON.stringify({ schema: 'assay-run/1', results: sha256Hex(text) }));
  utimesSync(join(runs, id, 'run.json'), second, second);
}
const found = () => newestRun(home, 'toy')?.results.run.id ?? null;

it('is the last that was stored and can be read; none where there is none', () => {
  expect(found()).toBeNull();
  stored('damaged', 900, false);
  mkdirSync(join(runs, 'half'));
  expect(found()).toBeNull();
  stored('old', 100);
  stored('new', 300);
  stored('between', 200);
  expect(newestRun(home, 'toy')!.folder).toBe(join(runs, 'new'));
  stored('new', 300, false);
  expect([found(), newestRun(home, 'other')]).toEqual(['between', null]);
});
