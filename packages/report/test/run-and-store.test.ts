import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runComputedBy } from '../src/store/run-and-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-run-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

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
