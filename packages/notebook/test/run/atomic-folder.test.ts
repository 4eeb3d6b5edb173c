import fs, { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { writeFolder } from '../../src/run/atomic-folder.ts';

const { renameSync } = fs;

/** Lets no finished folder take its place any more, as a full disk does. */
function fillDisk(): void {
  fs.renameSync = (from, to) => {
    if (String(from).includes('-new-')) {
      throw Object.assign(new Error('ENOSPC: no space left on device, rename'), { code: 'ENOSPC' });
    }
    renameSync(from, to);
  };
  syncBuiltinESMExports();
}

function emptyDisk(): void {
  fs.renameSync = renameSync;
  syncBuiltinESMExports();
}

afterEach(emptyDisk);

it('leaves the older folder as it was where the last rename fails, and nothing beside it', () => {
  const home = mkdtempSync(join(tmpdir(), 'assay-folder-'));
  const folder = join(home, 'run');
  writeFolder(folder, { 'results.json': 'older' });
  fillDisk();
  expect(() => writeFolder(folder, { 'results.json': 'newer' })).toThrow(/no space left/);
  expect(readFileSync(join(folder, 'results.json'), 'utf8')).toBe('older');
  expect(readdirSync(home)).toEqual(['run']);
  emptyDisk();
  writeFolder(folder, { 'results.json': 'newer' });
  expect(readFileSync(join(folder, 'results.json'), 'utf8')).toBe('newer');
});
