import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { computedBy } from '../../src/run/index.ts';
import { temporaryFolder } from './toy.ts';

/** Sources of packages as a checkout has them, with one file more, or one less. */
function digestOf(changes: Readonly<Record<string, string | null>>): string | null {
  const root = temporaryFolder();
  const files = {
    'package-lock.json': '{}',
    ...Object.fromEntries(
      ['statistics', 'evidence', 'dataset', 'notebook', 'report'].map((name) => [
        `packages/${name}/src/index.ts`,
        name,
      ]),
    ),
    ...changes,
  };
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    if (text === null) rmSync(file, { force: true });
    else writeFileSync(file, text);
  }
  return computedBy(join(root, 'packages/notebook/src'));
}

describe('computedBy', () => {
  it('is another with every source that reads, encloses or takes, and with other libraries', () => {
    const same = digestOf({});
    expect(same).toMatch(/^[0-9a-f]{64}$/);
    expect(digestOf({})).toBe(same);
    const others = [
      digestOf({ 'packages/dataset/src/read/read-table.ts': 'reads' }),
      digestOf({ 'packages/statistics/src/index.ts': 'statistics!' }),
      digestOf({ 'packages/evidence/src/index.ts': 'evidence!' }),
      digestOf({ 'packages/notebook/src/index.ts': 'notebook!' }),
      digestOf({ 'package-lock.json': '{"lockfileVersion":3}' }),
    ];
    expect(new Set([same, ...others]).size).toBe(1 + others.length);
    expect(digestOf({ 'packages/report/src/index.ts': 'another page' })).toBe(same);
  });

  it('is nothing where it cannot be told', () => {
    expect(digestOf({ 'package-lock.json': null })).toBeNull();
    expect(computedBy(join(temporaryFolder(), 'packages/notebook/src'))).toBeNull();
  });
});
