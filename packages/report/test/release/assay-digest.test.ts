import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { assayDigestOf } from '../../src/release/assay-digest.ts';

const home = mkdtempSync(join(tmpdir(), 'assay-digest-'));
afterAll(() => rmSync(home, { recursive: true }));
function named(name: string, text: string): string {
  const path = join(home, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return assayDigestOf(join(home, 'packages'));
}

it('is another where a source or a library is another, and the same where anything else is', () => {
  const names = [
    named('packages/a/src/deep/one.ts', '1'),
    named('packages/a/src/deep/one.ts', '2'),
    named('packages/b/src/style.css', ''),
    named('packages/b/src/kernel.mjs', ''),
    named('packages/b/src/list.json', ''),
    named('package-lock.json', '1'),
    named('package-lock.json', '2'),
  ];
  expect(new Set(names).size).toBe(names.length);
  const last = names.at(-1);
  expect([
    named('packages/a/src/notes.md', '1'),
    named('packages/a/test/one.test.ts', '1'),
    named('packages/c/readme.ts', '1'),
    named('package.json', '1'),
  ]).toEqual([last, last, last, last]);
  // The same texts elsewhere are the same Assay.
  named('packages/a/src/deep/one.ts', '1');
  expect(named('packages/a/src/deep/one.ts', '2')).toBe(last);
});
