import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { project } from './project.ts';

const { home, assay } = project();
afterAll(() => rmSync(home, { recursive: true, force: true }));
const place = (...parts: readonly string[]) => join(home, 'notebooks', ...parts);
const left = () => readdirSync(place()).filter((name) => name.startsWith('.'));

it('copies what a notebook is written in, and nothing that was made of it', async () => {
  for (const folder of ['node_modules', '.turbo', 'findings']) mkdirSync(place('toy', folder));
  for (const file of ['node_modules/x.js', '.turbo/log', 'baseline.json', 'findings/baseline.ts'])
    writeFileSync(place('toy', file), '');
  expect(await assay('new', 'next', '--from', 'toy')).toEqual({
    code: 0,
    out: 'notebooks/next is a copy of toy. Next: npx assay open next\n',
    err: '',
  });
  expect(readdirSync(place('next'), { recursive: true }).sort()).toEqual([
    ...['findings', 'findings/baseline.ts', 'notebook.ts', 'package.json', 'report.md'],
  ]);
  expect(left()).toEqual([]);
});

it('gives a copy its name wherever the old one stands as a word of its own', async () => {
  const words = "'toy' toy, toy-people toys xtoy my-toy @assay/notebook-toy toy.csv toy- Toy\n";
  writeFileSync(place('toy', 'notebook.ts'), words);
  await assay('new', 'third', '--from', 'toy');
  expect(readFileSync(place('third', 'notebook.ts'), 'utf8')).toBe(
    "'third' third, toy-people toys xtoy my-third @assay/notebook-third third.csv third- Toy\n",
  );
  // Prose is its writer's, and a notebook without a package of its own has none to name.
  writeFileSync(place('toy', 'report.md'), 'A toy.\n');
  rmSync(place('toy', 'package.json'));
  await assay('new', 'fourth', '--from', 'toy');
  expect(readFileSync(place('fourth', 'report.md'), 'utf8')).toBe('A toy.\n');
  expect(existsSync(place('fourth', 'package.json'))).toBe(false);
});

it('names the file to open a new one with, and leaves nothing where it cannot be read', async () => {
  writeFileSync(join(home, 'places.csv'), 'Area\nNorth\nSouth\nNorth\n');
  const made = await assay('new', 'places', '--data', 'places.csv');
  expect(made.out).toMatch(/^column +guessed type +guessed role\nArea +text +place\n/);
  expect(made.out).toMatch(/\nnotebooks\/places is written\. Next: npx assay open places --input rows=places\.csv\n$/);
  expect((await assay('new', 'empty')).out).toBe('notebooks/empty is written. Next: npx assay open empty\n');
  writeFileSync(join(home, 'nothing.csv'), '');
  expect((await assay('new', 'nothing', '--data', 'nothing.csv')).code).toBe(2);
  expect([existsSync(place('nothing')), left()]).toEqual([false, []]);
});

it.each([
  ['Toy', 'not a name for a notebook: Toy. Use lower-case letters, digits and hyphens.'],
  ['a'.repeat(65), 'not a name for a notebook'],
  ['toy', 'a notebook is there already: toy. Choose another name.'],
])('is refused under a name that is none: %s', async (slug, message) => {
  const { code, out, err } = await assay('new', slug);
  expect([code, out, err]).toEqual([2, '', expect.stringContaining(message)]);
});
