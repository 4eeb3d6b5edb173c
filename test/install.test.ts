import { spawnSync } from 'node:child_process';
import { cpSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readRepositoryFile, repository, repositoryFiles } from './source-files.ts';

const npm = (options: readonly string[], cwd = repository) =>
  spawnSync('npm', options, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });

/** The repository, and what is installed on its own. */
const roots = ['', 'adapters/danfo/'];

it.for(roots)('leaves the tree clean when the npm at hand installs /%s', { timeout: 120_000 }, (root, test) => {
  const version = npm(['--version']);
  test.skip(version.error !== undefined, 'npm is not on the path. Install Node with npm to run this test');

  const folder = mkdtempSync(join(tmpdir(), 'assay-install-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of repositoryFiles(/^(?:.*\/)?package\.json$|^(?:.*\/)?package-lock\.json$|^(?:.*\/)?\.npmrc$/)) {
    cpSync(join(repository, path), join(folder, path), { recursive: true });
  }
  // Offline: a lock that is whole names every package, so npm asks no registry.
  const install = npm(['install', '--package-lock-only', '--ignore-scripts', '--offline'], join(folder, root));
  expect(install.status, install.stderr).toBe(0);
  expect(readFileSync(join(folder, root, 'package-lock.json'), 'utf8')).toBe(
    readRepositoryFile(`${root}package-lock.json`),
  );
});

it('weighs less than 450 MB where every package of the lock is installed', (test) => {
  const modules = join(repository, 'node_modules');
  const { packages } = JSON.parse(readRepositoryFile('package-lock.json')) as { packages: Record<string, unknown> };
  const strangers = readdirSync(modules).filter(
    (name) => /^[a-z0-9]/.test(name) && !(`node_modules/${name}` in packages),
  );
  test.skip(strangers.length > 0, `${strangers[0]} is installed and not locked. Run npm ci to weigh what is`);
  // What a program keeps in a folder of its own, such as compiled sources, was not installed.
  const bytes = readdirSync(modules, { recursive: true, withFileTypes: true }).reduce(
    (sum, entry) =>
      sum + (entry.isFile() && !isKept(entry) ? blocks(lstatSync(join(entry.parentPath, entry.name)).size) : 0),
    0,
  );
  expect(bytes / 2 ** 20).toBeLessThan(450);
});

function isKept({ parentPath }: { readonly parentPath: string }): boolean {
  return /^\.(cache|vite)/.test(relative(join(repository, 'node_modules'), parentPath));
}

/** What a file takes on a disk that deals out four kilobytes at a time. */
function blocks(bytes: number): number {
  return Math.ceil(bytes / 4096) * 4096;
}

it('locks every platform’s package that a locked package may bring', () => {
  const { packages } = JSON.parse(readRepositoryFile('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const named = Object.values(packages).flatMap((each) => Object.keys(each.optionalDependencies ?? {}));
  expect(named.length).toBeGreaterThan(0);
  const locked = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)));
  expect(named.filter((name) => !locked.has(name))).toEqual([]);
});
