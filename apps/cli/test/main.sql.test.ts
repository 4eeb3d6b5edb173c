import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { project } from './project.ts';

const queried = fileURLToPath(new URL('../../../packages/notebook/test/fixture/notebooks/queried', import.meta.url));
const made = project();
afterAll(() => rmSync(made.home, { recursive: true, force: true }));

describe('a notebook with SQL', () => {
  it('runs, leaves as a pack, and the pack reruns to the same numbers', async () => {
    const folder = join(made.home, 'notebooks', 'queried');
    cpSync(queried, folder, { recursive: true });
    const code = readFileSync(join(folder, 'notebook.ts'), 'utf8');
    writeFileSync(join(folder, 'notebook.ts'), code.replace('dataset: null', "dataset: 'toy-people'"));
    writeFileSync(
      join(folder, 'report.md'),
      '# Initials\n\n{table: names.by-initial}\n\n## What this does not show\n\nMuch.\n',
    );
    writeFileSync(made.people, `surname\n${'Ash\nBirch\nCedar\nElm\n'.repeat(30)}`);
    const ran = await made.assay('run', 'queried', '--out', 'one');
    expect(ran.code, ran.err).toBe(0);
    const exported = await made.assay('export', 'one', '--out', 'one.zip');
    expect(exported.code, exported.err + exported.out).toBe(0);
    const verified = await made.assay('verify', 'one.zip');
    expect(verified.code, verified.err + verified.out).toBe(0);
    const again = await made.assay('rerun', 'one.zip');
    expect(again.code, again.err + again.out).toBe(0);
  });
});
