import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding, Results } from '@assay/evidence';
import { describeWithReferenceData } from '@assay/testing';
import { expect, it } from 'vitest';
import { main } from '../src/main.ts';

const home = fileURLToPath(new URL('../../../', import.meta.url));

async function assay(...words: string[]) {
  let out = '';
  let err = '';
  const output = { write: (text: string) => (out += text) };
  const now = () => new Date('2025-03-05T12:00:00Z');
  const code = await main(words, {
    stdout: output,
    stderr: { write: (text) => (err += text) },
    env: { ASSAY_HOME: home },
    cwd: home,
    now,
  });
  return { code, out, err };
}

/** True and false pairs at the tolerances (0,0) to (3,3), and the pairs that there are. */
async function diagonal(...paths: string[]) {
  const folder = join(mkdtempSync(join(tmpdir(), 'assay-reference-')), 'run');
  const inputs = paths.flatMap((path) => ['--input', `people=${path}`]);
  const { code, err } = await assay('run', 'match-and-merge', ...inputs, '--out', folder);
  expect(code, err).toBe(0);
  const { findings } = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')) as Results;
  const { table } = findings.find(({ id }) => id === 'tolerance.pairs') as Finding;
  const at = (name: string) => table!.columns.findIndex((column) => column.name === name);
  const rows = table!.rows.filter((row) => row[at('forename')] === row[at('surname')]);
  return {
    folder,
    pairs: rows.map((row) => [row[at('truePairs')], row[at('falsePairs')]]),
    all: Number(rows[0]![at('truePairs')]) + Number(rows[0]![at('missedPairs')]),
  };
}

describeWithReferenceData('FEBRL dataset 1', ['linkage/febrl/dataset1.csv'], (path) => {
  const runOnCopy = async () => {
    const copy = join(mkdtempSync(join(tmpdir(), 'assay-reference-')), 'dataset1.csv');
    writeFileSync(copy, readFileSync(path!));
    return { copy, ...(await diagonal(copy)) };
  };
  let kept: ReturnType<typeof runOnCopy> | undefined;
  const ran = () => {
    kept ??= runOnCopy();
    return kept;
  };

  it('gives 202, 279, 309 and 314 true pairs of 500 and no false one', async () => {
    const { pairs, all } = await ran();
    expect(pairs).toEqual([
      [202, 0],
      [279, 0],
      [309, 0],
      [314, 0],
    ]);
    expect(all).toBe(500);
  });

  it('holds when rerun; after one changed row it names what drifted and exits 1', async () => {
    const { copy, folder } = await ran();
    expect((await assay('rerun', folder)).out).toMatch(/^every finding is identical/);
    const rows = readFileSync(copy, 'utf8').split('\n');
    const changed = rows.findIndex((row) => /^rec-\d+-dup-0, [a-z]{4,}, [a-z]{4,},/.test(row));
    rows[changed] = rows[changed]!.replace(/^(rec-\d+-dup-0, )[a-z]+, [a-z]+,/, '$1zzzzzzzzzzzz, zzzzzzzzzzzz,');
    writeFileSync(copy, rows.join('\n'));
    const { code, out } = await assay('rerun', folder);
    expect(code).toBe(1);
    expect(out).toContain('inputs changed: people');
    expect(out).toMatch(/tolerance\.pairs\s+drifted/);
  });
});

describeWithReferenceData(
  'FEBRL dataset 4',
  ['linkage/febrl/dataset4a.csv', 'linkage/febrl/dataset4b.csv'],
  (...paths) => {
    it('gives 2,079, 2,965, 3,275 and 3,311 true pairs of 5,000 and no false one', async () => {
      const { pairs, all } = await diagonal(...paths);
      expect(pairs).toEqual([
        [2079, 0],
        [2965, 0],
        [3275, 0],
        [3311, 0],
      ]);
      expect(all).toBe(5000);
    });
  },
);

describeWithReferenceData(
  'Historical figures',
  ['linkage/splink/historical_figures_with_errors_50k.parquet'],
  (path) => {
    it('gives 37,746/106, 49,411/119, 55,815/285 and 64,132/1,823 of 303,961', async () => {
      const { pairs, all } = await diagonal(path!);
      expect(pairs).toEqual([
        [37746, 106],
        [49411, 119],
        [55815, 285],
        [64132, 1823],
      ]);
      expect(all).toBe(303961);
    });
  },
);
