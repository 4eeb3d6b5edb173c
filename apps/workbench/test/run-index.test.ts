import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type RunEntry, RunIndex } from '../src/run/run-index.ts';

const home = mkdtempSync(join(tmpdir(), 'assay-run-index-'));
afterAll(() => rmSync(home, { recursive: true }));
const idOf = (digit: string) => digit.repeat(16);
function stored(slug: string, id: string, seconds: number, record: unknown = { run: { id } }): string {
  const folder = join(home, '.assay', 'runs', slug, id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'run.json'), typeof record === 'string' ? record : JSON.stringify(record));
  utimesSync(join(folder, 'run.json'), seconds, seconds);
  return folder;
}
const released: RunEntry[] = [];
const index = new RunIndex(home, () => released);
const ids = (runs: readonly RunEntry[]) => runs.map(({ id }) => id[0]).join('');

describe('the runs of a project', () => {
  it('are none where nothing was stored', () => {
    expect([index.list(), index.latest('a'), index.find(idOf('1'))]).toEqual([[], null, null]);
  });

  it('are listed the latest first, those of one moment by id, with what was released alone', () => {
    stored('a', idOf('1'), 100);
    stored('a', idOf('3'), 300);
    stored('b', idOf('5'), 200);
    stored('b', idOf('4'), 200);
    stored('Bad name', idOf('6'), 900);
    mkdirSync(join(home, '.assay', 'runs', 'a', idOf('7')));
    stored('a', 'no-run', 900);
    const kept = (digit: string, slug: string, storedAt: number) => ({ id: idOf(digit), slug, folder: null, storedAt });
    released.push(kept('2', 'a', 250_000), kept('1', 'a', 999_000), kept('8', 'b', 1), kept('0', 'b', 200_000));
    expect([ids(index.list()), ids(index.list('a')), ids(index.list('b')), ids(index.list('c'))]).toEqual([
      ...['3204518', '321', '0458', ''],
    ]);
    expect([index.latest('a')?.id, index.latest('b')?.id]).toEqual([idOf('3'), idOf('0')]);
  });

  it('are found by a whole id, the stored one before what was released of it', () => {
    expect(index.find(idOf('1'))).toMatchObject({
      slug: 'a',
      storedAt: 100_000,
      folder: expect.stringContaining('runs'),
    });
    expect(index.find(idOf('2'))).toMatchObject({ slug: 'a', folder: null });
    for (const id of [idOf('9'), idOf('7'), '1', '../a', idOf('6')]) expect(index.find(id)).toBeNull();
  });

  it('have a record where it can be read and is their own', () => {
    expect(index.record(index.find(idOf('1'))!)).toEqual({ run: { id: idOf('1') } });
    stored('c', idOf('a'), 1, '{');
    stored('c', idOf('b'), 1, { run: { id: idOf('1') } });
    expect([idOf('a'), idOf('b'), idOf('2')].map((id) => index.record(index.find(id)!))).toEqual([null, null, null]);
  });

  it('tell of one that is damaged by its id, not by its place', () => {
    expect(() => index.source(index.find(idOf('2'))!)).toThrow(
      `run ${idOf('2')} is not stored here, only what was released of it. Run the notebook again.`,
    );
    const broken = index.find(idOf('a'))!;
    expect(() => index.source(broken)).toThrow(new RegExp(`run ${idOf('a')}`));
    expect(() => index.source(broken)).not.toThrow(home);
  });
});
