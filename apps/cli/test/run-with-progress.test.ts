import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultsText, sha256Hex } from '@assay/evidence';
import { describeFolder, readRun } from '@assay/notebook/run';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runWithProgress, type StoredRun } from '../src/run/run-with-progress.ts';
import { project } from './project.ts';

const { home } = project();
afterAll(() => rmSync(home, { recursive: true, force: true }));
const folder = join(home, 'notebooks/toy');
let told = '';
const context = {
  home,
  cwd: home,
  env: {},
  stdout: { write: () => {} },
  stderr: { write: (text: string) => (told += text) },
  now: () => new Date('2025-03-05T12:00:00Z'),
};
let known: Awaited<ReturnType<typeof describeFolder>>;
const run = (options: Parameters<typeof runWithProgress>[3] = {}) => {
  told = '';
  return runWithProgress(context, folder, { inputs: {} }, { known, ...options });
};
const outcome = ({ isReused, wasDamaged, results, computedIn }: StoredRun) => ({
  isReused,
  wasDamaged,
  short: results.findings[0]!.value,
  computedIn,
});
const kept = join(home, '.assay/results/toy.json');

it('tells what is dated after the day on which it runs, not after the next', async () => {
  const people = join(home, 'dated.csv');
  writeFileSync(people, 'surname,born\nAsh,2025-03-05\nBirch,2025-03-06\nCedar,2025-03-07\n');
  const told: string[] = [];
  await runWithProgress(
    context,
    folder,
    { inputs: { people: [people] } },
    {
      isUnstored: true,
      isQuiet: true,
      onEvent(event) {
        if (event.type === 'input-read') told.push(...event.headlines);
      },
    },
  );
  expect(told).toContain('future dates: 2 in born');
});

describe('a run that was stored before', () => {
  let first: StoredRun;
  let again: object;
  beforeAll(async () => {
    known = await describeFolder(folder);
    first = await run();
    again = { ...outcome(first), isReused: true };
  });
  /** What the run wrote, spoilt for one test. */
  const spoiling = async (file: string, text: string, work: () => Promise<void>) => {
    const path = join(first.folder, file);
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, text);
    await work();
    writeFileSync(path, whole);
  };

  it('is computed where nothing was stored or nobody asked for what was, and says how far it is', async () => {
    expect(outcome(first)).toMatchObject({ isReused: false, wasDamaged: false, computedIn: first.results.run.id });
    expect(outcome(await run())).toEqual(outcome(first));
    expect(told).toContain('toy: 1 of 2, Length of each name\n');
    expect(outcome(await run({ isQuiet: true }))).toEqual(outcome(first));
    expect(told).toBe('');
  });

  it('is taken as it stands where it is asked for, and computes nothing', async () => {
    expect(outcome(await run({ reuse: true }))).toEqual(again);
    expect(told).toBe('');
  });

  it('is not taken where another run stands in its place, in either of its files', async () => {
    const { results, record } = readRun(first.folder);
    const other = { ...results.run, seed: 99 };
    const spoilt = resultsText({ ...results, run: other });
    const record99 = { ...record, run: other };
    await spoiling('run.json', JSON.stringify(record99), async () => {
      expect(outcome(await run({ reuse: true }))).toEqual({ ...outcome(first), wasDamaged: true });
    });
    const recordOfIt = JSON.stringify({ ...record, results: sha256Hex(spoilt) });
    const whole = readFileSync(join(first.folder, 'run.json'), 'utf8');
    await spoiling('results.json', spoilt, async () => {
      writeFileSync(join(first.folder, 'run.json'), recordOfIt);
      expect(outcome(await run({ reuse: true }))).toEqual({ ...outcome(first), wasDamaged: true });
    });
    writeFileSync(join(first.folder, 'run.json'), whole);
  });

  it('is computed again where another Assay computed it, and nothing is damaged then', async () => {
    const [started] = readFileSync(join(first.folder, 'log.jsonl'), 'utf8').split('\n');
    const other = `${JSON.stringify({ ...JSON.parse(started!), assay: 'another' })}\n`;
    await spoiling('log.jsonl', other, async () => {
      expect(outcome(await run({ reuse: true }))).toEqual(outcome(first));
    });
  });

  it('is told of where it was changed, or computed again where only its numbers are wanted', async () => {
    await spoiling('results.json', '{}', async () => {
      await expect(run({ reuse: true })).rejects.toThrow('is not the one its run wrote');
      rmSync(kept);
      expect(outcome(await run({ reuse: true, isUnstored: true }))).toEqual({ ...outcome(first), wasDamaged: true });
    });
  });

  it('serves whoever wants its numbers alone, unless what is kept of the latest was changed', async () => {
    rmSync(kept);
    expect(outcome(await run({ reuse: true, isUnstored: true }))).toEqual(again);
    expect(existsSync(kept)).toBe(false);
    await run({ isUnstored: true });
    expect(outcome(await run({ reuse: true, isUnstored: true }))).toEqual(again);
    writeFileSync(kept, 'cut short');
    expect(outcome(await run({ reuse: true, isUnstored: true }))).toEqual({ ...again, wasDamaged: true });
    // A run that is stored is not made of what is kept.
    expect(outcome(await run({ reuse: true }))).toEqual(again);
  });

  it('is not written where only its numbers are wanted, and goes where somebody says', async () => {
    rmSync(first.folder, { recursive: true });
    rmSync(kept);
    const unstored = await run({ reuse: true, isUnstored: true });
    expect([outcome(unstored), existsSync(unstored.folder)]).toEqual([outcome(first), false]);
    expect(outcome(await run({ reuse: true, isUnstored: true }))).toEqual(again);
    // Not even then is a run stored of it: asked for one, it is computed.
    expect(outcome(await run({ reuse: true }))).toEqual(outcome(first));
    const out = join(home, 'elsewhere');
    expect(outcome(await run({ out, limits: { seconds: 500 } }))).toEqual(outcome(first));
    expect(readRun(out).results).toEqual(first.results);
    await expect(run({ out, limits: { seconds: 0 } })).rejects.toThrow('passed its limit of 0 seconds');
  });
});
