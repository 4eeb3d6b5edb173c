import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runAndStore, runComputedBy } from '../src/store/run-and-store.ts';
import { home, order, prepared } from './release/example-values.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-run-log-'));
afterAll(() => {
  for (const each of [folder, home]) rmSync(each, { recursive: true });
});

it('knows which Assay computed a run from the first line of its log alone', () => {
  const by = (log: string) => {
    writeFileSync(join(folder, 'log.jsonl'), log);
    return runComputedBy(folder);
  };
  const line = (event: object) => `${JSON.stringify(event)}\n`;
  const started = { type: 'run-started', at: '2025-01-01T00:00:00Z', assay: 'abc' };
  expect(by(line(started) + line({ type: 'cell-started', assay: 'other' }))).toBe('abc');
  expect(by(line({ ...started, type: 'cell-started' }))).toBeNull();
  expect(by(line({ ...started, assay: 7 }))).toBeNull();
  expect(by(line({ ...started, assay: undefined }) + line(started))).toBeNull();
  expect([by('{"type":"run-st'), by(''), by('null\n')]).toEqual([null, null, null]);
});

it('stops a run when it is told to, and leaves nothing of it where it would be', async () => {
  const target = join(folder, 'stopped');
  const stopped = runAndStore(prepared, { ...order, target, signal: AbortSignal.abort() });
  await expect(stopped).rejects.toThrow('the run was cancelled. Start it again when ready.');
  expect(existsSync(target)).toBe(false);
});

it('runs within the limits that it is given', async () => {
  const limits = { memoryMegabytes: 301, seconds: 77 };
  const { record } = await runAndStore(prepared, { ...order, target: join(folder, 'limited'), limits });
  expect(record.isolation).toMatchObject({ memory: '301 MB', time: '77 s' });
});
