import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleNotebook, type NotebookBundle } from '../../src/run/bundle-notebook.ts';
import { keptBundle } from '../../src/run/kept-bundle.ts';
import { digestOfFiles } from '../../src/run/source-digest.ts';
import { fixture, temporaryFolder } from './toy.ts';

const assay = fileURLToPath(new URL('../../../../', import.meta.url));
const long = new Date('2020-01-01');

/** A copy of the toy notebook with a second file of its own, and a folder to keep its bundle in. */
function copied() {
  const home = temporaryFolder();
  const folder = join(home, 'notebooks', 'toy');
  mkdirSync(dirname(folder), { recursive: true });
  cpSync(fixture('toy'), folder, { recursive: true });
  const notebook = join(folder, 'notebook.ts');
  const words = join(folder, 'words.ts');
  writeFileSync(words, "export const words = 'first';\n");
  const source = readFileSync(notebook, 'utf8').replace(/title: '[^']*',/, 'title: words,');
  writeFileSync(notebook, `import { words } from './words.ts';\n${source}`);
  utimesSync(words, long, long);
  return { home, folder, notebook, words, kept: join(home, 'kept') };
}

const keptFiles = (kept: string) => readdirSync(kept).filter((name) => name.endsWith('.json'));

let fresh: NotebookBundle;
/** What is kept of it, marked so that it can be told from what is made anew. */
let told: { readonly name: string; readonly text: string };

beforeAll(async () => {
  const { folder, kept } = copied();
  fresh = await bundleNotebook(folder);
  expect(await keptBundle(folder, kept)).toEqual(fresh);
  expect(fresh.files).toEqual(['notebook.ts', 'words.ts']);
  const [name] = keptFiles(kept);
  const text = readFileSync(join(kept, name!), 'utf8').replace('"files":["notebook.ts"', '"files":["kept.ts"');
  told = { name: name!, text };
});

/** A copy whose bundle is kept, and marked. */
function known() {
  const made = copied();
  const place = join(made.kept, told.name);
  mkdirSync(made.kept);
  writeFileSync(place, told.text);
  return { ...made, place };
}

describe('keptBundle', () => {
  it.each(['toy', 'queried'])('is to the byte what is made anew of %s, the first time and again', async (slug) => {
    const kept = temporaryFolder();
    const anew = await bundleNotebook(fixture(slug));
    expect(await keptBundle(fixture(slug), kept)).toEqual(anew);
    expect(keptFiles(kept)).toHaveLength(1);
    expect(await keptBundle(fixture(slug), kept)).toEqual(anew);
  });

  it('is taken from where it is kept, for a copy of the folder too', async () => {
    const { folder, kept } = known();
    expect(await keptBundle(folder, kept)).toEqual({ ...fresh, files: ['kept.ts', 'words.ts'] });
  });

  it('notices every change of a source, though its date and length stay', async () => {
    const { folder, words, kept } = known();
    writeFileSync(words, "export const words = 'other';\n");
    utimesSync(words, long, long);
    const after = await keptBundle(folder, kept);
    expect(after).toEqual(await bundleNotebook(folder));
    expect(after.sha256).not.toBe(fresh.sha256);
    expect(keptFiles(kept)).toHaveLength(2);
  });

  it('names every source of Assay that went in, and what says which libraries they mean', () => {
    const { files } = JSON.parse(told.text) as { files: string[] };
    expect(files).toContain(join('packages', 'notebook', 'src', 'run', 'serve-run.ts'));
    expect(files).toContain(join('packages', 'statistics', 'package.json'));
    expect(files).toContain('node_modules/.package-lock.json');
    expect(files).toContain('node_modules/@assay/');
  });

  it('notices a change of what is not the notebook’s own', async () => {
    const { home, folder, kept, place } = known();
    const links = join(home, 'links');
    mkdirSync(links);
    symlinkSync(home, join(links, 'library'));
    const library = join(home, 'library.ts');
    writeFileSync(library, 'export {};\n');
    const files = [relative(assay, library), `${relative(assay, links)}/`];
    const other = JSON.stringify({ ...JSON.parse(told.text), files, digest: digestOfFiles(assay, files) });
    writeFileSync(place, other);
    expect((await keptBundle(folder, kept)).files).toContain('kept.ts');
    writeFileSync(library, 'export { };\n');
    expect(await keptBundle(folder, kept)).toEqual(fresh);
    writeFileSync(library, 'export {};\n');
    writeFileSync(place, other);
    symlinkSync(folder, join(links, 'next'));
    renameSync(join(links, 'next'), join(links, 'library'));
    expect(await keptBundle(folder, kept)).toEqual(fresh);
  });

  it.each([
    ['another code', (text: string) => text.replace('"code":"', '"code":"1;')],
    ['a part of it', (text: string) => text.slice(0, -9)],
    ['nothing', () => 'null'],
  ])('is made anew where %s is kept', async (_, damage) => {
    const { folder, kept, place } = known();
    writeFileSync(place, damage(told.text));
    expect(await keptBundle(folder, kept)).toEqual(fresh);
    expect(readFileSync(place, 'utf8')).toBe(told.text.replace('"kept.ts"', '"notebook.ts"'));
  });

  it('is not kept where a source was written while it was made', async () => {
    const { folder, words, kept } = copied();
    const first = keptBundle(folder, kept);
    writeFileSync(words, "export const words = 'then';\n");
    await first;
    expect(keptFiles(kept)).toEqual([]);
  });

  it('is not kept where a source of Assay may have been written while it was made', async () => {
    const { folder, kept } = copied();
    mkdirSync(kept);
    expect(await keptBundle(folder, kept, () => 1)).toEqual(fresh);
    expect(await keptBundle(folder, kept, () => null)).toEqual(fresh);
    expect(keptFiles(kept)).toEqual([]);
  });

  it('is not kept where the project has libraries, or a source stands elsewhere', async () => {
    const { home, folder, words, kept } = copied();
    renameSync(words, join(home, 'words.ts'));
    writeFileSync(words, "export { words } from '../../words.ts';\n");
    expect((await keptBundle(folder, kept)).code).toBe(fresh.code);
    expect(keptFiles(kept)).toEqual([]);
    const other = known();
    mkdirSync(join(other.home, 'node_modules'));
    expect(await keptBundle(other.folder, other.kept)).toEqual(fresh);
    expect(keptFiles(other.kept)).toHaveLength(1);
  });

  it('is made where nothing can be kept, and refuses what cannot be bundled', async () => {
    const { home, folder, notebook, kept } = copied();
    expect(await keptBundle(folder, join(notebook, 'kept'))).toEqual(fresh);
    await expect(keptBundle(join(home, 'nowhere'), kept)).rejects.toThrow('no notebook.ts in');
    writeFileSync(notebook, 'export default {');
    await expect(keptBundle(folder, kept)).rejects.toThrow('cannot bundle the notebook');
  });

  it('forgets the oldest beyond 128', async () => {
    const { folder, kept } = copied();
    mkdirSync(kept);
    for (let at = 0; at < 128; at += 1) writeFileSync(join(kept, `${at}.json`), '');
    await keptBundle(folder, kept);
    expect(keptFiles(kept)).toHaveLength(128);
    expect(keptFiles(kept)).toContain(told.name);
  });
});
