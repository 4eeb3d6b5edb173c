import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { latestRun } from '../src/run/latest-run.ts';

const home = mkdtempSync(join(tmpdir(), 'assay-latest-'));
const folder = join(home, '.assay/runs/toy');
afterAll(() => rmSync(home, { recursive: true, force: true }));

it('is the run that was stored last, of two of one moment the one whose id comes first, and none of its own id', () => {
  expect(latestRun(home, 'toy', 'now')).toBeNull();
  const store = (id: string, second: number) => {
    mkdirSync(join(folder, id), { recursive: true });
    writeFileSync(join(folder, id, 'run.json'), '{}');
    utimesSync(join(folder, id, 'run.json'), second, second);
  };
  mkdirSync(join(folder, 'half'), { recursive: true });
  expect(latestRun(home, 'toy', 'now')).toBeNull();
  store('now', 900);
  expect(latestRun(home, 'toy', 'now')).toBeNull();
  for (const [id, second] of [
    ['b', 200],
    ['old', 100],
    ['a', 200],
    ['c', 200],
  ] as const)
    store(id, second);
  expect(latestRun(home, 'toy', 'now')).toBe(join(folder, 'a'));
  expect(latestRun(home, 'toy', 'a')).toBe(join(folder, 'now'));
  expect(latestRun(home, 'other', 'now')).toBeNull();
});
