import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPackage } from '../packaging/build-package.ts';
import { repository } from './source-files.ts';

const LIBRARIES = ['statistics', 'fairness-metrics'];

describe('packages built and packed, installed into an empty project', () => {
  const place = mkdtempSync(join(tmpdir(), 'assay-built-'));
  const project = join(place, 'project');
  const run = (program: string, words: readonly string[], cwd: string): string =>
    execFileSync(program, words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  beforeAll(() => {
    const packed = LIBRARIES.map((name) => {
      const out = join(place, 'dist', name);
      buildPackage(join(repository, 'packages', name), out);
      return join(out, run('npm', ['pack', '--silent'], out).trim());
    });
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }\n');
    run('npm', ['install', '--offline', '--no-audit', '--no-fund', ...packed], project);
  }, 120_000);
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  it.each(LIBRARIES)('%s runs the example of its README under plain Node, with the numbers beside it', (name) => {
    const { code, quoted } = worked(name);
    writeFileSync(join(project, `${name}.mjs`), code);
    const told = run(process.execPath, [`${name}.mjs`], project);
    const numbers = (told.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(Number);
    expect(quoted.length).toBeGreaterThan(2);
    for (const text of quoted) {
      const decimals = text.split('.')[1]?.length ?? 0;
      expect(
        numbers.map((each) => each.toFixed(decimals)),
        `${text} of the README`,
      ).toContain(text);
    }
  });

  it('has types that a strict program reads', () => {
    writeFileSync(
      join(project, 'typed.ts'),
      [
        "import { audit, type AuditRow, cellsFromRows } from '@assay/fairness-metrics';",
        "import { type MaybeEstimate, wilsonInterval } from '@assay/statistics';",
        'export const share: MaybeEstimate = wilsonInterval({ successes: 7, total: 20 });',
        "const cells = cellsFromRows([{ groups: { sex: 'F' }, label: 0, decision: 1, count: 3 }]);",
        'export const rows: readonly AuditRow[] = audit(cells).byGroup;',
        '// @ts-expect-error: a total is a number',
        "wilsonInterval({ successes: 7, total: '20' });",
        '',
      ].join('\n'),
    );
    const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
    const words = ['--noEmit', '--strict', '--pretty', 'false', '--module', 'nodenext', '--target', 'es2022'];
    const { stdout } = spawnSync(process.execPath, [compiler, ...words, 'typed.ts'], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });

  it('brings its reference: every function that it gives out, each with its example', () => {
    const reference = readFileSync(join(project, 'node_modules/@assay/statistics/API.md'), 'utf8');
    writeFileSync(join(project, 'names.mjs'), "console.log(Object.keys(await import('@assay/statistics')).join());");
    const names = run(process.execPath, ['names.mjs'], project).trim().split(',');
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !reference.includes(`\n### ${name}\n`))).toEqual([]);
    expect(reference).toContain('### wilsonInterval\n\n```ts\nfunction wilsonInterval(');
  });

  it('holds nothing that points back at a source', () => {
    const installed = join(project, 'node_modules/@assay');
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    // A kernel's source comes along, since the module made of it names its digest; nothing imports it.
    expect(files.filter((file) => /(?<!\.d)\.ts$/.test(file) && !/^[^/]+\/kernel\//.test(file))).toEqual([]);
    const faces = LIBRARIES.map((name) => readFileSync(join(installed, name, 'package.json'), 'utf8'));
    expect(faces.join('')).not.toMatch(/"\*"|[^d]\.ts"/);
  });
});

/** The first TypeScript block of a README that prints what it names, and the numbers that its comments quote. */
function worked(name: string): { readonly code: string; readonly quoted: readonly string[] } {
  const readme = readFileSync(join(repository, 'packages', name, 'README.md'), 'utf8');
  const block = /```ts\n([\s\S]*?)```/.exec(readme)![1]!;
  const quoted = [...block.matchAll(/; \/\/ ([^\n]*)/g)].flatMap(([, comment]) => comment!.match(/\d+\.\d+/g) ?? []);
  const file = ts.createSourceFile('example.ts', block, ts.ScriptTarget.ES2022);
  const code = file.statements
    .map((each) => ({ text: block.slice(each.pos, each.end), isShown: ts.isExpressionStatement(each) }))
    .map(({ text, isShown }) => (isShown ? `\nconsole.log(JSON.stringify(${text.replace(/;$/, '')}\n));` : text))
    .join('');
  return { code, quoted };
}
