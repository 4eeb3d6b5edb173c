import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeAtomically } from '../../src/index.ts';

it('takes away what a killed process left half written, and nothing of one that is at work or of another file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-write-'));
  // No process has a number this large; the one that started this one is at work.
  const atWork = `.list.txt.partial-${process.ppid}`;
  for (const name of ['.list.txt.partial-999999999', atWork, '.other.txt.partial-999999999'])
    writeFileSync(join(folder, name), 'half');
  writeAtomically(join(folder, 'list.txt'), 'whole');
  expect(readdirSync(folder).sort()).toEqual([atWork, '.other.txt.partial-999999999', 'list.txt'].sort());
  expect(readFileSync(join(folder, 'list.txt'), 'utf8')).toBe('whole');
});
