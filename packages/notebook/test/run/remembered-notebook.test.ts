import { cpSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { describeFolder, rememberedNotebook, rememberedNotebooks } from '../../src/run/index.ts';
import { fixture, temporaryFolder } from './toy.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** A copy of the toy notebook with a second file of its own, and a folder to remember it in. */
function copied() {
  const home = temporaryFolder();
  const folder = join(home, 'notebooks', 'toy');
  mkdirSync(dirname(folder), { recursive: true });
  cpSync(fixture('toy'), folder, { recursive: true });
  const notebook = join(folder, 'notebook.ts');
  writeFileSync(join(folder, 'words.ts'), "export const words = 'first';\n");
  const source = readFileSync(notebook, 'utf8').replace(/title: '[^']*',/, 'title: words,');
  writeFileSync(notebook, `import { words } from './words.ts';\n${source}`);
  const long = new Date('2020-01-01');
  for (const file of [notebook, join(folder, 'words.ts')]) utimesSync(file, long, long);
  return { folder, notebook, memory: join(home, 'memory') };
}

describe('rememberedNotebook', () => {
  it('is what the folder says, the first time and again', async () => {
    const { folder, memory } = copied();
    const learnt = await describeFolder(folder);
    expect(await rememberedNotebook(folder, memory)).toEqual(learnt);
    const stored = readFileSync(join(memory, 'toy.json'), 'utf8');
    expect(await rememberedNotebook(folder, memory)).toEqual(learnt);
    expect(readFileSync(join(memory, 'toy.json'), 'utf8')).toBe(stored);
  });

  it('takes what it remembers where nothing changed', async () => {
    const { folder, memory } = copied();
    await rememberedNotebook(folder, memory);
    const file = join(memory, 'toy.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"summary":"', '"summary":"Remembered: '));
    expect((await rememberedNotebook(folder, memory)).notebook.summary).toMatch(/^Remembered: /);
  });

  it('notices every change of a source, though its date and length stay', async () => {
    const { folder, notebook, memory } = copied();
    const before = await rememberedNotebook(folder, memory);
    const long = new Date('2020-01-01');
    writeFileSync(join(folder, 'words.ts'), "export const words = 'other';\n");
    utimesSync(join(folder, 'words.ts'), long, long);
    const after = await rememberedNotebook(folder, memory);
    expect(after).toEqual(await describeFolder(folder));
    expect(after.bundle.sha256).not.toBe(before.bundle.sha256);
    writeFileSync(notebook, readFileSync(notebook, 'utf8').replace(/summary: '/, "summary: 'Now: "));
    expect((await rememberedNotebook(folder, memory)).notebook.summary).toMatch(/^Now: /);
  });

  it('notices settings that come to stand beside a source', async () => {
    const { folder, memory } = copied();
    await rememberedNotebook(folder, memory);
    const file = join(memory, 'toy.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"summary":"', '"summary":"Remembered: '));
    writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "strict": true } }');
    expect((await rememberedNotebook(folder, memory)).notebook.summary).not.toMatch(/^Remembered: /);
  });

  it('names every source of its packages, so that a change there is noticed as well', async () => {
    const { folder, memory } = copied();
    await rememberedNotebook(folder, memory);
    const { files } = JSON.parse(readFileSync(join(memory, 'toy.json'), 'utf8')) as { files: string[] };
    const paths = files.map((file) => join(folder, file));
    expect(paths).toContain(join(project, 'src/run/serve-run.ts'));
    expect(paths.some((path) => path.includes(join('statistics', 'src')))).toBe(true);
  });

  it('asks once of a file that a command asks of for many notebooks, and anew for the next command', async () => {
    const { folder, memory } = copied();
    const first = await rememberedNotebook(folder, memory);
    const digests = new Map<string, string | null>();
    expect(await rememberedNotebook(folder, memory, digests)).toEqual(first);
    expect(digests.get(join(folder, 'words.ts'))).toMatch(/^[0-9a-f]{64}$/);
    expect(digests.get(join(folder, 'tsconfig.json'))).toBeNull();
    writeFileSync(join(folder, 'words.ts'), "export const words = 'third';\n");
    expect(await rememberedNotebook(folder, memory, digests)).toEqual(first);
    expect((await rememberedNotebook(folder, memory)).bundle.sha256).not.toBe(first.bundle.sha256);
  });

  it('learns anew what was damaged where it is remembered', async () => {
    const { folder, memory } = copied();
    const learnt = await rememberedNotebook(folder, memory);
    writeFileSync(join(memory, 'toy.mjs'), 'process.exit(1)');
    expect(await rememberedNotebook(folder, memory)).toEqual(learnt);
    writeFileSync(join(memory, 'toy.json'), '{"schema":');
    expect(await rememberedNotebook(folder, memory)).toEqual(learnt);
  });

  it('is learnt once where it is asked for twice at a time, and anew where it changed meanwhile', async () => {
    const { folder, notebook, memory } = copied();
    const first = rememberedNotebook(folder, memory);
    const { mtimeMs } = statSync(join(memory, 'toy.started'));
    const second = rememberedNotebook(folder, memory);
    expect(await second).toEqual(await first);
    expect(statSync(join(memory, 'toy.started')).mtimeMs).toBe(mtimeMs);
    writeFileSync(join(folder, 'words.ts'), "export const words = 'then';\n");
    const then = rememberedNotebook(folder, memory);
    writeFileSync(notebook, readFileSync(notebook, 'utf8').replace(/summary: '/, "summary: 'Now: "));
    const now = rememberedNotebook(folder, memory);
    await then;
    expect((await now).notebook.summary).toMatch(/^Now: /);
  });
});

describe('rememberedNotebooks', () => {
  it('tells of each by itself, the faulty one of its fault, and remembers the others', async () => {
    const { folder, memory } = copied();
    const broken = join(dirname(folder), 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'notebook.ts'), 'export default {');
    const known = await Promise.allSettled(rememberedNotebooks([broken, folder], memory));
    expect(known).toEqual([
      { status: 'rejected', reason: expect.objectContaining({ name: 'InputError' }) },
      { status: 'fulfilled', value: await describeFolder(folder) },
    ]);
    const file = join(memory, 'toy.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"summary":"', '"summary":"Remembered: '));
    expect((await rememberedNotebooks([folder], memory)[0]!).notebook.summary).toMatch(/^Remembered: /);
  });
});
