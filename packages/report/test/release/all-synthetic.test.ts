import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InputRecord } from '@assay/notebook/run';
import { afterAll, describe, expect, it } from 'vitest';
import { descriptorOf, isAllSynthetic } from '../../src/release/all-synthetic.ts';

const home = mkdtempSync(join(tmpdir(), 'assay-all-synthetic-'));
afterAll(() => rmSync(home, { recursive: true }));
function dataset(name: string, more: object) {
  const folder = join(home, 'datasets', name);
  mkdirSync(folder, { recursive: true });
  const said = {
    name,
    title: name,
    description: name,
    licenses: [{ name: 'MIT', title: 'MIT', path: 'https://example.org/mit' }],
    sources: [{ title: 'Somebody', path: 'https://example.org' }],
    resources: [{ name: 'rows', path: 'rows.csv', format: 'csv', description: 'Rows', schema: { fields: [] } }],
    ...more,
  };
  writeFileSync(join(folder, 'datapackage.json'), JSON.stringify(said));
}
dataset('made', { generator: { name: 'made', seed: 1, settings: {} } });
dataset('published', {});

const input = (name: string | null, ...hashes: readonly string[]): InputRecord => ({
  name: 'people',
  dataset: name,
  files: hashes.map((sha256) => ({ path: 'rows.csv', sha256, bytes: 1 })),
  rows: 1,
  columns: [],
  mapping: {},
});
/** Whether a run of these inputs is all synthetic, where the generator makes files of the hashes a and b. */
const isSo = (...inputs: readonly InputRecord[]) =>
  isAllSynthetic(home, inputs, async (name) => new Set(name === 'made' ? ['a', 'b'] : ['c']));

describe('a run that read invented data alone', () => {
  it('read files that a generator makes, each to the byte; what was left out is no matter', async () => {
    expect(await isSo(input('made', 'a'))).toBe(true);
    expect(await isSo(input('made', 'a', 'b'), input(null), input('published'))).toBe(true);
  });

  it.each<[string, readonly InputRecord[]]>([
    ['a file of a force’s own', [input(null, 'a')]],
    ['one of them beside what is made', [input('made', 'a'), input(null, 'a')]],
    ['another file under the name of what is made', [input('made', 'c')]],
    ['one other file among those that are made', [input('made', 'a', 'c')]],
    ['what somebody published', [input('published', 'c')]],
    ['a dataset that the project does not have', [input('gone', 'a')]],
  ])('did not read %s', async (_, inputs) => {
    expect(await isSo(...inputs)).toBe(false);
  });

  it('has a dataset made once for all inputs that read it, and none where a force’s own file stands beside', async () => {
    const asked: string[] = [];
    const askedOf = async (...inputs: readonly InputRecord[]) => {
      asked.length = 0;
      await isAllSynthetic(home, inputs, async (name) => {
        asked.push(name);
        return new Set(['a', 'b']);
      });
      return [...asked];
    };
    expect(await askedOf(input('made', 'a'), input('made', 'b'))).toEqual(['made']);
    expect(await askedOf(input('made', 'a'), input(null, 'x'))).toEqual([]);
  });

  it('knows of a dataset what it says of itself', () => {
    expect(descriptorOf(home, 'made')?.generator?.name).toBe('made');
    expect([descriptorOf(home, 'published')?.generator, descriptorOf(home, 'gone')]).toEqual([undefined, null]);
  });
});
