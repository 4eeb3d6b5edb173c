import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cell, defineNotebook } from '../../src/index.ts';
import { liveFingerprint } from '../../src/live/fingerprint.ts';
import { readCodeVersion } from '../../src/live/read-code-version.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-read-version-'));
afterAll(() => rmSync(folder, { recursive: true }));
// What the module of a version gives is handed over here: its text would be that of a bundle.
const file = join(folder, 'version.mjs');
writeFileSync(file, 'export const read = async (packages) => packages.given;\n');

const one = cell('one', 'One', { needs: {}, compute: () => 1 });
const two = cell('two', 'Two', { needs: { one }, compute: () => 2 });
const three = cell('three', 'Three', { needs: {}, compute: () => 3 });
const four = cell('four', 'Four', { needs: {}, compute: () => 4 });
const notebook = defineNotebook({
  ...{ id: 'toy', title: 'Toy', system: 'MM', summary: '', questions: [] },
  cells: [two, three, four],
});
type Statement = readonly [digest: string, isFleeting: boolean, bindings: Readonly<Record<string, unknown>>];
const read = (
  statements: readonly Statement[],
  kept = new Map(),
  given: { readonly notebook: unknown } = { notebook },
) => readCodeVersion(file, { given: { ...given, statements } }, kept);

describe('a version of a notebook', () => {
  it('knows the statement of each cell: its own, else a list that holds it, else the one of the notebook', async () => {
    const { ordered, codes } = await read([
      ['d-one', false, { one }],
      ['d-list', true, { several: [one, two], more: 7 }],
      ['d-later', false, { again: { two } }],
      ['d-three', false, { three, none: null }],
      ['d-notebook', false, { default: notebook }],
    ]);
    expect(ordered.map(({ name }) => name)).toEqual(['one', 'two', 'three', 'four']);
    expect(ordered.map((each) => codes.get(each))).toEqual([
      { digest: 'd-one', isFleeting: false },
      { digest: 'd-list', isFleeting: true },
      { digest: 'd-three', isFleeting: false },
      { digest: 'd-notebook', isFleeting: false },
    ]);
  });

  it('keeps nothing of a cell that no statement declares', async () => {
    const { codes } = await read([['d-one', false, { one }]]);
    expect([codes.get(one), codes.get(four)]).toEqual([
      { digest: 'd-one', isFleeting: false },
      { digest: '', isFleeting: true },
    ]);
  });

  it('keeps what statements bind for the next version, unless it must be read anew', async () => {
    const kept = new Map<string, unknown>();
    const bindings = { one };
    await read(
      [
        ['d-one', false, bindings],
        ['d-fleeting', true, { two }],
      ],
      kept as never,
    );
    expect([...kept]).toEqual([['d-one', bindings]]);
  });

  it('watches what stands beside the cells: lists and records, not cells, the notebook, or what nobody can change', async () => {
    const list = [1, 2];
    const { steady } = await read([
      ['d-one', false, { one, list, limit: 7, none: null }],
      ['d-record', false, { record: { a: 1 }, notebook }],
      ['d-fleeting', true, { other: [3] }],
    ]);
    expect(steady.map(({ name }) => name)).toEqual(['list', 'record']);
    expect(steady[0]).toEqual({ name: 'list', value: list, print: liveFingerprint([1, 2]) });
  });

  it('is refused where it declares no notebook', async () => {
    for (const given of [undefined, {}, { cells: {} }])
      await expect(read([], new Map(), { notebook: given })).rejects.toThrow(
        'notebook.ts has no notebook. Export defineNotebook({ … }) by default.',
      );
  });
});
