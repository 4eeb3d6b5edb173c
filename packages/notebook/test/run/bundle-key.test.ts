import { cpSync, mkdirSync, renameSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { bundleKey } from '../../src/run/bundle-key.ts';
import { temporaryFolder } from './toy.ts';

const assay = fileURLToPath(new URL('../../../../', import.meta.url));
const long = new Date('2020-01-01');

/** A project with a notebook of two files. */
function project() {
  const home = temporaryFolder();
  const folder = join(home, 'notebooks', 'toy');
  mkdirSync(join(folder, 'findings'), { recursive: true });
  const words = join(folder, 'findings', 'words.ts');
  writeFileSync(join(folder, 'notebook.ts'), "export * from './findings/words.ts';\n");
  writeFileSync(words, "export const words = 'first';\n");
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'tsconfig.json'), '{ "extends": "../../tsconfig.base.json" }');
  writeFileSync(join(home, 'tsconfig.base.json'), '{ "compilerOptions": { "strict": true } }');
  utimesSync(words, long, long);
  return { home, folder, words };
}

type Change = (made: ReturnType<typeof project>) => void;

it('is one for the same files, wherever they lie as deep', () => {
  const { folder } = project();
  const key = bundleKey(folder, assay);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(bundleKey(folder, assay)).toBe(key);
  expect(bundleKey(project().folder, assay)).toBe(key);
});

it.each([
  [
    'another content of a file, though its date and length stay',
    ({ words }) => {
      writeFileSync(words, "export const words = 'other';\n");
      utimesSync(words, long, long);
    },
  ],
  ['a new file', ({ folder }) => writeFileSync(join(folder, 'findings', 'words.tsx'), '')],
  ['a new folder', ({ folder }) => mkdirSync(join(folder, 'findings', 'words'))],
  ['another name', ({ words }) => renameSync(words, words.replace('words', 'wordy'))],
  ['settings of its own', ({ folder }) => writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }')],
  ['settings between', ({ home }) => writeFileSync(join(home, 'notebooks', 'package.json'), '{ "type": "module" }')],
  ['settings above', ({ home }) => writeFileSync(join(home, 'package.json'), '{ "type": "module" }')],
  ['the settings that others rest on', ({ home }) => writeFileSync(join(home, 'tsconfig.base.json'), '{}')],
] satisfies [string, Change][])('is another for %s', (_, change) => {
  const made = project();
  const before = bundleKey(made.folder, assay);
  change(made);
  expect(bundleKey(made.folder, assay)).toMatch(/^[0-9a-f]{64}$/);
  expect(bundleKey(made.folder, assay)).not.toBe(before);
});

it('is another where Assay lies otherwise from there', () => {
  const { home, folder } = project();
  const deeper = join(home, 'much', 'deeper', 'toy');
  mkdirSync(dirname(deeper), { recursive: true });
  cpSync(folder, deeper, { recursive: true });
  expect(bundleKey(deeper, assay)).toMatch(/^[0-9a-f]{64}$/);
  expect(bundleKey(deeper, assay)).not.toBe(bundleKey(folder, assay));
});

it.each([
  ['a link stands in the folder', ({ folder, words }) => symlinkSync(words, join(folder, 'more.ts'))],
  ['the project has libraries', ({ home }) => mkdirSync(join(home, 'node_modules'))],
  ['the folder has libraries', ({ folder }) => mkdirSync(join(folder, 'node_modules'))],
  ['settings above say where names lead', ({ home }) => writeFileSync(join(home, 'tsconfig.json'), '{ "paths": {} }')],
  [
    'settings in the folder say where names lead',
    ({ folder }) => writeFileSync(join(folder, 'findings', 'package.json'), '{ "imports": { "#a": "./a.ts" } }'),
  ],
  ['settings rest on others', ({ home }) => writeFileSync(join(home, 'tsconfig.base.json'), '{ "extends": "./o" }')],
  ['there is more than code', ({ folder }) => writeFileSync(join(folder, 'rows.csv'), Buffer.alloc(2 ** 22, 44))],
  [
    'there are many files',
    ({ folder }) => {
      for (let at = 0; at < 200; at += 1) writeFileSync(join(folder, `${at}.ts`), '');
    },
  ],
] satisfies [string, Change][])('is not known where %s', (_, change) => {
  const made = project();
  change(made);
  expect(bundleKey(made.folder, assay)).toBeNull();
});

it('is not known of a folder that is a link, and of none', () => {
  const { home, folder } = project();
  symlinkSync(folder, join(home, 'linked'));
  expect(bundleKey(join(home, 'linked'), assay)).toBeNull();
  expect(bundleKey(join(home, 'nowhere'), assay)).toBeNull();
});
