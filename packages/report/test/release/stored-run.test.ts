import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, diskProblem, resultsText, sha256Hex } from '@assay/evidence';
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

describe('what a stored run’s report is made of', () => {
  /** The stored run with another title and another caption of its own, and its stamp as given. */
  const retitled = (stamp: 'kept' | 'deleted' | 'emptied'): string => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-stored-'));
    folders.push(folder);
    cpSync(target, folder, { recursive: true });
    const path = join(folder, 'report-source.json');
    const source = JSON.parse(readFileSync(path, 'utf8')) as { notebook: { title: string } };
    source.notebook.title = 'Nobody is named wrongly';
    writeFileSync(path, `${canonicalJson(source)}\n`);
    if (stamp === 'deleted') rmSync(join(folder, 'reports.json'));
    if (stamp === 'emptied') writeFileSync(join(folder, 'reports.json'), '{}');
    return folder;
  };

  it.each(['kept', 'deleted', 'emptied'] as const)('is refused with another title, its stamp %s', async (stamp) => {
    await expect(readStoredRun(retitled(stamp), join(home, 'notebooks'))).rejects.toThrow(
      /was changed after its run wrote it/,
    );
  });

  it('is refused without its stamp, which alone binds title and captions', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-stored-'));
    folders.push(folder);
    cpSync(target, folder, { recursive: true });
    rmSync(join(folder, 'reports.json'));
    await expect(readStoredRun(folder, join(home, 'notebooks'))).rejects.toThrow(/reports\.json/);
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

describe('a run that is not stored', () => {
  it('keeps what it computed, and goes on from there', async () => {
    const { runAndStore } = await import('../../src/store/index.ts');
    const { order, prepared } = await import('./example-values.ts');
    const place = join(home, 'taken');
    const run = (onEvent: (event: { readonly type: string }) => void) =>
      runAndStore(prepared, { ...order, target: join(place, 'one'), onEvent });
    const taken = run(({ type }) => {
      if (type !== 'input-read') return;
      mkdirSync(join(place, 'one'), { recursive: true });
      writeFileSync(join(place, 'one', 'note.txt'), 'x');
    });
    await expect(taken).rejects.toThrow(/holds something that is no run/);
    expect(readdirSync(place).sort()).toEqual(['.one-unfinished.jsonl', 'one']);
    rmSync(join(place, 'one'), { recursive: true });
    const types: string[] = [];
    const { results } = await run(({ type }) => types.push(type));
    expect(resultsText(results)).toBe(readFileSync(join(target, 'results.json'), 'utf8'));
    expect(readdirSync(place)).toEqual(['one']);
  });

  it('is refused before it computes where nobody may write', async () => {
    const { runAndStore } = await import('../../src/store/index.ts');
    const { order, prepared } = await import('./example-values.ts');
    const types: string[] = [];
    const file = join(home, 'people.csv');
    const stored = runAndStore(prepared, {
      ...order,
      target: join(file, 'one'),
      onEvent: ({ type }) => types.push(type),
    });
    const problem = await stored.catch((error: unknown) => diskProblem(error));
    expect(problem).toMatchObject({ message: expect.stringContaining(`this account may not write at ${file}`) });
    expect(types).toEqual([]);
  });
});
