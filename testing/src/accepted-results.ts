import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkingCopy } from './working-copy.ts';

/**
 * What a notebook's accepted results have against it as it stands in a copy of the tree (`assay check`), or `null` where
 * they hold.
 */
export function saidByAcceptedResults(copy: WorkingCopy, slug: string): string | null {
  return saidBy(copy, copy.folder, ['@assay/cli/bin/assay.mjs', 'check', slug]);
}

/** What its own tests have against it, or `null` where they hold. */
export function saidByTests(copy: WorkingCopy, slug: string): string | null {
  return saidBy(copy, join(copy.folder, 'notebooks', slug), ['vitest/vitest.mjs', 'run', '--bail=1']);
}

/** What tests of the whole tree that name it have against it, such as those of counts, or `null` where they hold. */
export function saidByTestsOfAll(copy: WorkingCopy, slug: string): string | null {
  const folder = join(copy.folder, 'test');
  const naming = readdirSync(folder).filter(
    (file) => file.endsWith('.test.ts') && readFileSync(join(folder, file), 'utf8').includes(`notebooks/${slug}/`),
  );
  const words = ['run', '--config=test/vitest.config.ts', '--bail=1', `--testNamePattern=${slug}`];
  return naming.length === 0 ? null : saidBy(copy, copy.folder, ['vitest/vitest.mjs', ...words, ...naming]);
}

function saidBy(copy: WorkingCopy, cwd: string, [program, ...words]: readonly [string, ...string[]]): string | null {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(copy.folder, 'node_modules', program), ...words],
    { cwd, encoding: 'utf8', env: copy.environment, maxBuffer: 1e9 },
  );
  return status === 0 ? null : `${stdout}${stderr}`;
}
