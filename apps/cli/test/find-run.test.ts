import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Context } from '../src/command.ts';
import { findRun } from '../src/pack/find-run.ts';

const home = mkdtempSync(join(tmpdir(), 'assay-find-run-'));
afterAll(() => rmSync(home, { recursive: true }));
const context = { home, cwd: home } as Context;
function stored(...parts: readonly string[]): string {
  const folder = join(home, ...parts);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'run.json'), '');
  return folder;
}

it('finds a run by its folder, or by the beginning of its id', () => {
  expect(() => findRun(context, 'abcd')).toThrow('no run at abcd. Pass a run folder or its id.');
  const own = stored('elsewhere');
  const first = stored('.assay', 'runs', 'toy', 'abcd000000000001');
  const second = stored('.assay', 'runs', 'other', 'abcd100000000001');
  mkdirSync(join(home, '.assay', 'runs', 'toy', 'abcd200000000001'));
  // A file manager leaves this where it showed a folder.
  writeFileSync(join(home, '.assay', 'runs', '.DS_Store'), '');
  expect([findRun(context, 'elsewhere'), findRun(context, own)]).toEqual([own, own]);
  expect([findRun(context, 'abcd0'), findRun(context, 'abcd100000000001')]).toEqual([first, second]);
  expect(() => findRun(context, 'abcd')).toThrow('no run at abcd. 2 runs begin so. Give more of the id.');
  for (const word of ['abcd2', 'abc', 'ABCD0', 'abcd0000000000011', 'toy'])
    expect(() => findRun(context, word)).toThrow(`no run at ${word}. Pass a run folder or its id.`);
});
