import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isBroken, NotebookIndex, notebookCode } from '../src/report/notebook-index.ts';
import { makeHome } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
afterAll(remove);
const folder = join(home, 'notebooks/sample');

describe('the notebooks of a project', () => {
  it('are described once, and again when their sources change; prose and tests change nothing', async () => {
    const index = new NotebookIndex(home);
    const first = (await index.find('sample'))!;
    expect(first.description.title).toBe('Sample: what the file holds');
    writeFileSync(join(folder, 'report.md'), 'Other words.');
    for (const beside of ['test', 'node_modules/other']) {
      mkdirSync(join(folder, beside), { recursive: true });
      writeFileSync(join(folder, beside, 'a.test.ts'), 'export {};');
    }
    expect(await index.find('sample')).toBe(first);
    utimesSync(join(folder, 'notebook.ts'), 1, 1);
    const second = (await index.find('sample'))!;
    expect(second).not.toBe(first);
    expect(second).toEqual(first);
  });

  it('are found by the names on disk alone', async () => {
    const index = new NotebookIndex(home);
    mkdirSync(join(home, 'notebooks/no-notebook'));
    for (const slug of ['', '..', 'no-notebook', '../notebooks/sample', 'sample/', 'SAMPLE'])
      expect(await index.find(slug), slug).toBeNull();
    expect(index.slugs()).toEqual(['sample']);
    expect(new NotebookIndex(join(home, 'elsewhere')).slugs()).toEqual([]);
  });

  it('stay in the list where they cannot be read, with one line that says why', async () => {
    mkdirSync(join(home, 'notebooks/broken'));
    writeFileSync(join(home, 'notebooks/broken/notebook.ts'), 'export default {');
    const [broken, sample] = await new NotebookIndex(home).all();
    expect(broken).toMatchObject({ slug: 'broken', problem: expect.stringMatching(/^[^\n]+$/) });
    expect([isBroken(broken!), isBroken(sample!)]).toEqual([true, false]);
  });

  it('show the code of their own folder, and none from outside', async () => {
    const entry = (await new NotebookIndex(home).find('sample'))!;
    const code = notebookCode({ ...entry, files: [...entry.files, '../../people.csv'] });
    expect(Object.keys(code)).toEqual(['notebooks/sample/notebook.ts']);
  });
});
