import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { bundleWithSources } from '../../src/run/bundle-notebook.ts';
import { bundleTogether } from '../../src/run/bundle-together.ts';
import { fixture, temporaryFolder } from './toy.ts';

/** Copies of the toy notebook under one folder, each with a file of its own that it imports. */
function toys(files: Readonly<Record<string, readonly [file: string, content: string]>>): Record<string, string> {
  const home = temporaryFolder();
  const folders: Record<string, string> = {};
  for (const [slug, [file, content]] of Object.entries(files)) {
    const folder = join(home, 'notebooks', slug);
    mkdirSync(dirname(folder), { recursive: true });
    cpSync(fixture('toy'), folder, { recursive: true });
    writeFileSync(join(folder, file), content);
    const notebook = join(folder, 'notebook.ts');
    const source = readFileSync(notebook, 'utf8').replace(/title: '[^']*',/, 'title: words,');
    writeFileSync(notebook, `import { words } from './${file}';\n${source}`);
    folders[slug] = folder;
  }
  return folders;
}

const words = (text: string) => ['words.ts', `export const words = '${text}';\n`] as const;

it('gives each notebook the bundle that it has alone, to the byte, and the same sources', async () => {
  const folders = Object.values(toys({ first: words('first'), second: words('second'), third: words('third') }));
  const together = await bundleTogether(folders);
  expect([...together.keys()]).toEqual(folders);
  for (const folder of folders) expect(together.get(folder)).toEqual(await bundleWithSources(folder));
  expect(together.get(folders[1]!)!.bundle.files).toEqual(['notebook.ts', 'words.ts']);
});

it('gives the same where the folder of the notebooks is a link to another', async () => {
  const folders = Object.values(toys({ first: words('first'), second: words('second') }));
  const link = join(temporaryFolder(), 'linked');
  symlinkSync(dirname(folders[0]!), link);
  const linked = ['first', 'second'].map((slug) => join(link, slug));
  const together = await bundleTogether(linked);
  for (const folder of linked) expect(together.get(folder)).toEqual(await bundleWithSources(folder));
});

it('leaves out a notebook whose own module the bundler names by its path, and what stands in another folder', async () => {
  const folders = toys({
    first: words('first'),
    second: words('second'),
    named: ['words.cjs', "exports.words = 'named';\n"],
  });
  const elsewhere = Object.values(toys({ other: words('other') }))[0]!;
  const together = await bundleTogether([...Object.values(folders), elsewhere]);
  expect([...together.keys()]).toEqual([folders['first'], folders['second']]);
});

it('leaves all to those who bundle each alone where one has a fault, and where there is but one', async () => {
  const folders = Object.values(toys({ first: words('first'), second: words('second'), wrong: words("'") }));
  expect((await bundleTogether(folders)).size).toBe(0);
  expect((await bundleTogether(folders.slice(0, 1))).size).toBe(0);
  expect((await bundleTogether([])).size).toBe(0);
});

it('gives a notebook the same code wherever its folder stands, with the libraries that it reads', async () => {
  const source = [
    "import { defineNotebook, input } from '@assay/notebook';",
    "import { inArquero } from '@assay/notebook/arquero';",
    "export default defineNotebook({ cells: [inArquero(input('people', 'People', { fields: [] }))] });",
  ].join('\n');
  const codes = ['near', join('much', 'deeper', 'down')].map(async (place) => {
    const folder = join(temporaryFolder(), place);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'notebook.ts'), source);
    return (await bundleWithSources(folder)).bundle.code;
  });
  const [near, down] = await Promise.all(codes);
  expect(near).toContain('aggregate');
  expect(down).toBe(near);
});
