import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { findHome } from '../src/home/find-home.ts';

const place = mkdtempSync(join(tmpdir(), 'assay-home-'));
afterAll(() => rmSync(place, { recursive: true }));
function folder(name: string, manifest: string | null, hasNotebooks = true): string {
  const path = join(place, name);
  mkdirSync(join(path, hasNotebooks ? 'notebooks/deep' : 'deep'), { recursive: true });
  if (manifest !== null) writeFileSync(join(path, 'package.json'), manifest);
  return path;
}

it('is what the variable says, else the nearest project above, else Assay’s own', () => {
  const own = fileURLToPath(new URL('../../../', import.meta.url)).replace(/[/\\]$/, '');
  const project = folder('project', '{"name":"assay"}');
  const inner = folder('project/inner', '{"name":"assay"}');
  expect(findHome(join(project, 'notebooks', 'deep'), {})).toBe(project);
  expect(findHome(join(inner, 'notebooks'), {})).toBe(inner);
  expect(findHome(inner, { ASSAY_HOME: '..' })).toBe(project);
  expect(findHome(inner, { ASSAY_HOME: '' })).toBe(inner);
  for (const [index, [manifest, hasNotebooks]] of (
    [
      [null, true],
      ['{', true],
      ['{"name":"other"}', true],
      ['{"name":"assay"}', false],
    ] as const
  ).entries())
    expect(findHome(folder(`no-${index}`, manifest, hasNotebooks), {})).toBe(own);
  expect(() => findHome(place, { ASSAY_HOME: 'nowhere' })).toThrow(/^no folder at ASSAY_HOME: .*nowhere\. Set it/);
});
