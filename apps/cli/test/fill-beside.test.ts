import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Context } from '../src/command.ts';
import { fillBeside } from '../src/run/fill-beside.ts';
import { fillNotebooks } from '../src/run/fill-notebooks.ts';
import { project } from './project.ts';

function listened(home: string, signal?: AbortSignal, onError: (text: string) => void = () => {}) {
  const said = { out: '', err: '' };
  const context: Context = {
    home,
    cwd: home,
    env: {},
    stdout: { write: (text) => (said.out += text) },
    stderr: {
      write: (text) => {
        said.err += text;
        onError(said.err);
      },
    },
    ...(signal === undefined ? {} : { signal }),
    now: () => new Date(),
    isServing: true,
  };
  return { said, context };
}

it('runs in a thread what is run here, in the same words', async () => {
  const [beside, here] = [listened(project().home), listened(project().home)];
  await fillBeside(beside.context);
  await fillNotebooks(here.context);
  expect(beside.said.out).toBe('[1/1] toy: 3 findings\nevery notebook is current\n');
  expect(beside.said.out).toBe(here.said.out);
  await fillNotebooks(beside.context);
  expect(beside.said.out).toContain('[1/1] toy: 3 findings (current)\n');
});

it('stops within a run that would never end, of which nothing stays', async () => {
  const { home } = project();
  const file = join(home, 'notebooks/toy/notebook.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replace('const count =', 'for (;;);\n const count ='));
  const interruption = new AbortController();
  const { said, context } = listened(home, interruption.signal, (text) => {
    if (text.includes('1 of')) interruption.abort();
  });
  await fillBeside(context);
  expect(said.out).toBe('');
  expect(existsSync(join(home, '.assay/runs/toy'))).toBe(false);
});

it('says of a notebook that cannot run what to do, and ends', async () => {
  const { home } = project();
  writeFileSync(join(home, 'notebooks/toy/notebook.ts'), 'export default 1;\n');
  const { said, context } = listened(home);
  await fillBeside(context);
  expect(said.err).toMatch(/^\[1\/1\] toy: .+\n$/);
  expect(said.out).toBe('1 notebook could not be run\n');
});

it('runs two at a time, and goes on where one cannot', async () => {
  const { home } = project();
  const toy = join(home, 'notebooks/toy');
  const source = readFileSync(join(toy, 'notebook.ts'), 'utf8');
  for (const slug of ['again', 'broken']) {
    cpSync(toy, join(home, 'notebooks', slug), { recursive: true });
    writeFileSync(join(home, 'notebooks', slug, 'notebook.ts'), source.replace("'toy'", `'${slug}'`));
  }
  writeFileSync(join(home, 'notebooks/broken/notebook.ts'), 'export default 1;\n');
  const { said, context } = listened(home);
  await fillNotebooks(context);
  const ended = [...`${said.out}${said.err}`.matchAll(/^\[(\d)\/3\] (\w+): /gm)];
  expect(ended.map(([, place]) => place).sort()).toEqual(['1', '2', '3']);
  expect(ended.map(([, , slug]) => slug).sort()).toEqual(['again', 'broken', 'toy']);
  expect(said.err).toMatch(/^\[\d\/3\] broken: .+$/m);
  expect(said.out.endsWith('\n1 notebook could not be run, every other is current\n')).toBe(true);
  for (const slug of ['again', 'toy']) expect(existsSync(join(home, '.assay/runs', slug)), slug).toBe(true);
});
