import { existsSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setup } from '../src/own-temporary-folder.ts';

describe('the temporary folder of a suite', () => {
  it('is one of its own, goes with it, and takes away what a suite left that was killed a day ago', () => {
    const outside = tmpdir();
    const left = mkdtempSync(join(outside, 'assay-suite-'));
    const atWork = mkdtempSync(join(outside, 'assay-suite-'));
    const anothers = mkdtempSync(join(outside, 'assay-run-'));
    writeFileSync(join(left, 'row.txt'), 'a row');
    const before = Date.now() / 1000 - 86_500;
    for (const folder of [left, anothers]) utimesSync(folder, before, before);
    const end = setup();
    try {
      expect(dirname(tmpdir())).toBe(outside);
      mkdirSync(join(tmpdir(), 'made'));
      expect([left, atWork, anothers].map((folder) => existsSync(folder))).toEqual([false, true, true]);
    } finally {
      const own = tmpdir();
      end();
      expect([tmpdir(), existsSync(own)]).toEqual([outside, false]);
    }
  });
});
