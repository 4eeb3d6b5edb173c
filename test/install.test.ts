import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readRepositoryFile, repository, repositoryFiles } from './source-files.ts';

const npm = (options: readonly string[], cwd = repository) =>
  spawnSync('npm', options, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });

it('leaves the tree clean when the npm at hand installs', { timeout: 120_000 }, (test) => {
  const version = npm(['--version']);
  test.skip(version.error !== undefined, 'npm is not on the path. Install Node with npm to run this test');

  const folder = mkdtempSync(join(tmpdir(), 'assay-install-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of repositoryFiles(/^(?:.*\/)?package\.json$|^package-lock\.json$|^\.npmrc$/)) {
    cpSync(join(repository, path), join(folder, path), { recursive: true });
  }
  // Offline: a lock that is whole names every package, so npm asks no registry.
  const install = npm(['install', '--package-lock-only', '--ignore-scripts', '--offline'], folder);
  expect(install.status, install.stderr).toBe(0);
  expect(readFileSync(join(folder, 'package-lock.json'), 'utf8')).toBe(readRepositoryFile('package-lock.json'));
});

it('locks every platform’s package that a locked package may bring', () => {
  const { packages } = JSON.parse(readRepositoryFile('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const named = Object.values(packages).flatMap((each) => Object.keys(each.optionalDependencies ?? {}));
  expect(named.length).toBeGreaterThan(0);
  const locked = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)));
  expect(named.filter((name) => !locked.has(name))).toEqual([]);
});
