import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { writeFolder } from '../../src/run/atomic-folder.ts';

const broken = vi.hoisted(() => ({ isFull: false }));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    renameSync(from: string, to: string): void {
      if (broken.isFull && from.includes('-new-')) {
        throw Object.assign(new Error('ENOSPC: no space left on device, rename'), { code: 'ENOSPC' });
      }
      fs.renameSync(from, to);
    },
  };
});

afterEach(() => {
  broken.isFull = false;
});

it('leaves the older folder as it was where the last rename fails, and nothing beside it', () => {
  const home = mkdtempSync(join(tmpdir(), 'assay-folder-'));
  const folder = join(home, 'run');
  writeFolder(folder, { 'results.json': 'older' });
  broken.isFull = true;
  expect(() => writeFolder(folder, { 'results.json': 'newer' })).toThrow(/no space left/);
  expect(readFileSync(join(folder, 'results.json'), 'utf8')).toBe('older');
  expect(readdirSync(home)).toEqual(['run']);
  broken.isFull = false;
  writeFolder(folder, { 'results.json': 'newer' });
  expect(readFileSync(join(folder, 'results.json'), 'utf8')).toBe('newer');
});
