import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256Hex } from '@assay/evidence';
import { afterAll, describe, expect, it } from 'vitest';
import type { Store } from '../src/store/store.ts';
import { uploadShelf } from '../src/upload/upload-shelf.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-shelf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const shelf = uploadShelf({ folder } as Store);
const rows = (text: string) => new TextEncoder().encode(`forename\n${text}\n`);
const stored = (text: string) => {
  const place = join(folder, 'runs/toy', text);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'run.json'), JSON.stringify({ inputs: [{ files: [sha256Hex(rows(text))] }] }));
};

describe('a file on the shelf', () => {
  it('lies under the digest of its content, for nobody else to read, and once for all that send it', () => {
    const path = shelf.keep('one', 'people-1.csv', rows('Ash'));
    expect(path).toBe(join(folder, 'uploads', sha256Hex(rows('Ash')), 'people-1.csv'));
    expect(readFileSync(path)).toEqual(Buffer.from(rows('Ash')));
    expect([path, join(path, '..')].map((each) => statSync(each).mode & 0o777)).toEqual([0o600, 0o700]);
    expect(existsSync(`${path}.partial`)).toBe(false);
    const { ino } = statSync(path);
    expect([shelf.keep('two', 'people-1.csv', rows('Ash')), statSync(path).ino]).toEqual([path, ino]);
    shelf.release('one');
    expect(existsSync(path)).toBe(true);
    shelf.release('two');
    expect(existsSync(path)).toBe(false);
  });

  it('goes with the last job that holds it, each of a job’s files by itself', () => {
    const [first, second] = [shelf.keep('one', 'a.csv', rows('Birch')), shelf.keep('one', 'b.csv', rows('Cedar'))];
    shelf.keep('two', 'b.csv', rows('Cedar'));
    shelf.release('unknown');
    expect([first, second].map((path) => existsSync(path))).toEqual([true, true]);
    shelf.release('one');
    expect([first, second].map((path) => existsSync(path))).toEqual([false, true]);
    shelf.release('two');
    expect(existsSync(second)).toBe(false);
  });

  it('is held for whoever goes on with it, beside what that one has already', () => {
    const first = shelf.keep('look', 'a.csv', rows('Elm'));
    const second = shelf.keep('run', 'b.csv', rows('Fir'));
    shelf.hand('look', 'run');
    shelf.hand('nobody', 'run');
    shelf.release('look');
    expect([first, second].map((path) => existsSync(path))).toEqual([true, true]);
    shelf.release('run');
    expect([first, second].map((path) => existsSync(path))).toEqual([false, false]);
  });

  it('stays where a stored run was computed of it, and no other beside it', () => {
    const kept = shelf.keep('one', 'a.csv', rows('Hazel'));
    const other = shelf.keep('one', 'b.csv', rows('Larch'));
    stored('Hazel');
    shelf.release('one');
    expect([kept, other].map((path) => existsSync(path))).toEqual([true, false]);
  });
});
