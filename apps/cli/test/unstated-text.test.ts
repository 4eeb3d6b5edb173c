import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { project } from './project.ts';

const source = fileURLToPath(
  new URL('../../../packages/notebook/test/fixture/notebooks/unstated/notebook.ts', import.meta.url),
);

it('says of each finding that could not be stated why, ends with 1 in every form, and accepts nothing of it', async () => {
  const { home, assay } = project();
  const folder = join(home, 'notebooks/unstated');
  mkdirSync(folder);
  const code = readFileSync(source, 'utf8').replace('../../../../src/index.ts', '@assay/notebook');
  writeFileSync(join(folder, 'notebook.ts'), code);
  writeFileSync(join(folder, 'report.md'), 'There are {first}.\n');
  const told = [
    'twice could not be stated: two rows of the table have the key North: rows 1 and 3\n',
    expect.stringMatching(/by-hand could not be stated: .*NaN/),
  ];
  for (const form of [[], ['--json'], ['--if-changed']]) {
    const { code: ended, out, err } = await assay('run', 'unstated', ...form);
    expect(ended, err).toBe(1);
    for (const each of told) expect(err).toEqual(typeof each === 'string' ? expect.stringContaining(each) : each);
    if (form.length > 0) expect(typeof JSON.parse(out)).toBe('object');
    else expect(out).toMatch(/run [0-9a-f]{16} is in /);
  }
  const { code: refused, err } = await assay('audit', 'unstated', '--accept');
  expect([refused, err]).toEqual([2, expect.stringMatching(/Mend the notebook or its data first\.\n$/)]);
  expect(existsSync(join(folder, 'baseline.json'))).toBe(false);
});
