import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from './source-files.ts';

it('still passes the tests of the adapter to Danfo', (test) => {
  const adapter = join(repository, 'adapters', 'danfo');
  const isInstalled = existsSync(join(adapter, 'node_modules', 'danfojs-node'));
  test.skip(!isInstalled, 'Danfo is not in the default install. Run npm install in adapters/danfo to run this test');
  const run = spawnSync('npm', ['test'], { cwd: adapter, encoding: 'utf8', shell: process.platform === 'win32' });
  expect(run.status, run.stdout + run.stderr).toBe(0);
});
