import { spawnSync } from 'node:child_process';
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

function saidBy(copy: WorkingCopy, cwd: string, [program, ...words]: readonly [string, ...string[]]): string | null {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(copy.folder, 'node_modules', program), ...words],
    { cwd, encoding: 'utf8', env: copy.environment, maxBuffer: 1e9 },
  );
  return status === 0 ? null : `${stdout}${stderr}`;
}
