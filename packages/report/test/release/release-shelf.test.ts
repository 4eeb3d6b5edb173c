import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReleaseMemory } from '@assay/disclosure-control';
import { appendToLog } from '@assay/evidence';
import { afterAll, expect, it } from 'vitest';
import {
  putOnShelf,
  readReleaseMemory,
  readShelf,
  refuseWithheld,
  releasedEarlier,
  releaseLogFolder,
  WITHHELD,
} from '../../src/release/release-shelf.ts';

const home = mkdtempSync(join(tmpdir(), 'assay-shelf-'));
afterAll(() => rmSync(home, { recursive: true }));

const memory: ReleaseMemory = {
  schema: 'assay/release-memory/2',
  population: ['people'],
  notebook: 'toy',
  cells: [],
  relations: [],
  hidden: [],
};
const policy = { minimumCount: 10, roundingBase: 5, protectSensitiveZeros: true };
const release = (digest: string, more: { readonly notebook?: string; readonly findings?: [] } = {}) => ({
  event: 'pack-exported' as const,
  digest,
  order: `order of ${digest}`,
  disclosure: JSON.stringify({ policy, decisions: [] }),
  memory: { ...memory, ...(more.notebook === undefined ? {} : { notebook: more.notebook }) },
  ...(more.findings === undefined ? {} : { findings: more.findings }),
  detail: {},
});
const at = '2025-03-06T09:00:00Z';
const kept = (digest: string) => existsSync(join(home, '.assay', 'packs', digest));

it('keeps a release that was logged, and nothing of one that came after another which it does not know', () => {
  const empty = readShelf(home);
  expect(putOnShelf(home, empty, at, release('a'.repeat(64), { findings: [] }))!.sequence).toBe(1);
  expect(putOnShelf(home, empty, at, release('b'.repeat(64)))).toBeNull();
  expect([kept('a'.repeat(64)), kept('b'.repeat(64))]).toEqual([true, false]);
  // What was kept before stays where the same release comes too late.
  expect(putOnShelf(home, empty, at, release('a'.repeat(64)))).toBeNull();
  expect(kept('a'.repeat(64))).toBe(true);
  putOnShelf(home, readShelf(home), at, release('c'.repeat(64), { notebook: 'other', findings: [] }));
  putOnShelf(home, readShelf(home), at, release('d'.repeat(64)));
  const { released } = readShelf(home);
  expect(released.map(({ digest }) => digest[0])).toEqual(['a', 'c', 'd']);
  expect(readReleaseMemory(home, released[0]!)).toEqual({ ...memory, releasedOn: at });
});

it('tells of earlier releases of one notebook those of which findings were kept, by twelve figures', () => {
  const { released } = readShelf(home);
  const earlier = releasedEarlier(home, released, 'toy');
  expect(earlier.map(({ name }) => name)).toEqual(['a'.repeat(12)]);
  expect(earlier[0]).toMatchObject({ findings: [], policy: { ...policy, largestHidden: 9 } });
  expect(releasedEarlier(home, released, 'nothing')).toEqual([]);
});

it('refuses to attack without the findings that left, and is held to them by the log', () => {
  const folder = join(home, '.assay', 'packs', 'a'.repeat(64));
  const earlier = () => releasedEarlier(home, readShelf(home).released, 'toy');
  const told =
    /^what pack aaaaaaaaaaaa let out is no longer known: \.assay\/packs\/aaaaaaaaaaaa… was changed or removed/;
  for (const name of ['released.json', 'disclosure.json']) {
    const before = readFileSync(join(folder, name));
    writeFileSync(join(folder, name), `${before} `);
    expect(earlier).toThrow(told);
    rmSync(join(folder, name));
    expect(earlier).toThrow(told);
    writeFileSync(join(folder, name), before);
  }
  expect(earlier()).toHaveLength(1);
});

it('keeps the findings of a release beside what was kept before findings were', () => {
  const old = 'e'.repeat(64);
  putOnShelf(home, readShelf(home), at, release(old, { notebook: 'old' }));
  expect(releasedEarlier(home, readShelf(home).released, 'old')).toEqual([]);
  putOnShelf(home, readShelf(home), at, release(old, { notebook: 'old', findings: [] }));
  expect(releasedEarlier(home, readShelf(home).released, 'old').map(({ name }) => name)).toContain('e'.repeat(12));
});

it('does not hold where its end was cut off: what left before would bind nothing', () => {
  const { lines } = readShelf(home);
  const last = join(releaseLogFolder(home), `${String(lines.length).padStart(8, '0')}.json`);
  const before = readFileSync(last);
  rmSync(last);
  expect(() => readShelf(home)).toThrow(
    `the log in .assay/log does not hold: it ends with entry ${lines.length - 1}, and went on to entry ${lines.length}: its end was cut off. Restore it from a backup before exporting.`,
  );
  writeFileSync(last, before);
  expect(readShelf(home).lines).toEqual(lines);
});

it('refuses to go on where what a release held back is gone or changed', () => {
  const [first] = readShelf(home).released;
  const path = join(home, '.assay', 'packs', first!.digest, 'memory.json');
  const told =
    /^what pack aaaaaaaaaaaa held back is no longer known: \.assay\/packs\/aaaaaaaaaaaa… was changed or removed/;
  writeFileSync(path, '{}\n');
  expect(() => readReleaseMemory(home, first!)).toThrow(told);
  rmSync(path);
  expect(() => readReleaseMemory(home, first!)).toThrow(told);
});

it('withholds a run from the day on which a reviewer said so, until one releases it to members', () => {
  const asked = (run: string) => () => refuseWithheld(readShelf(home), run);
  const log = (event: string, run: string) =>
    appendToLog(releaseLogFolder(home), '2025-03-07T23:00:00Z', event, { run });
  log(WITHHELD, 'r1');
  expect(asked('r1')).toThrow(
    'run r1 was withheld by a reviewer on 2025-03-07. Let a reviewer release it in the workbench first.',
  );
  expect(asked('r2')).not.toThrow();
  log('released-to-members', 'r1');
  expect(asked('r1')).not.toThrow();
});
