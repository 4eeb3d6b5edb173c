import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, sha256Hex } from '@assay/evidence';
import { afterAll, describe, expect, it } from 'vitest';
import { readStoredRun } from '../../src/release/stored-run.ts';
import { home, target } from './example-values.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of [...folders, home]) rmSync(folder, { recursive: true });
});

/** The stored run with one of its files spoilt. */
function spoiltRun(file: string, change: (stored: { run: { id: string; seed: number } }) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-stored-'));
  folders.push(folder);
  cpSync(target, folder, { recursive: true });
  const stored = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { run: { id: string; seed: number } };
  change(stored);
  writeFileSync(join(folder, file), JSON.stringify(stored));
  return folder;
}

describe('a stored run', () => {
  it('is read as it was written', async () => {
    expect((await readStoredRun(target, join(home, 'notebooks'))).source.notebook.id).toBe('toy');
  });

  it('is refused where its record and its id, or its record and its results, do not fit', async () => {
    const changed = spoiltRun('run.json', ({ run }) => {
      run.seed += 1;
    });
    const renamed = spoiltRun('run.json', ({ run }) => {
      run.seed += 1;
      const { id: _old, ...parts } = run;
      run.id = sha256Hex(canonicalJson(parts)).slice(0, 16);
    });
    const results = spoiltRun('results.json', ({ run }) => {
      run.seed += 1;
    });
    await expect(readStoredRun(results, join(home, 'notebooks'))).rejects.toThrow(/results\.json/);
    for (const folder of [changed, renamed])
      await expect(readStoredRun(folder, join(home, 'notebooks')), folder).rejects.toThrow(/it does not fit its run/);
  });
});

describe('the log of a run', () => {
  it('tells once how long is expected, after the inputs and with the first cell, where one was stored before', async () => {
    const { runAndStore } = await import('../../src/store/index.ts');
    const { order, prepared } = await import('./example-values.ts');
    const again = join(home, 'again', 'second');
    cpSync(target, join(home, 'again', 'first'), { recursive: true });
    const events: { readonly type: string; readonly rows?: number }[] = [];
    await runAndStore(prepared, { ...order, target: again, onEvent: (event) => events.push(event) });
    const types = events.map(({ type }) => type);
    expect(types.filter((type) => type === 'expected')).toHaveLength(1);
    expect(types.indexOf('expected')).toBeGreaterThan(types.indexOf('input-read'));
    expect(types[types.indexOf('expected') + 1]).toBe('cell-started');
    expect(types.indexOf('cell-started')).toBe(types.indexOf('expected') + 1);
    expect(events.find(({ type }) => type === 'expected')).toMatchObject({ rows: 40, before: { rows: 40 } });
  });
});
