import { chmodSync, rmSync } from 'node:fs';
import { temporaryFolder } from '../../packages/evidence/src/pack/temporary-folder.ts';

/**
 * Read by vitest before the tests of a suite: what they and the processes that they start put into the system's temporary
 * folder lies in one of the suite's own, and goes with it. What a suite left that was killed goes at the next one's start.
 */
export function setup(): () => void {
  const before = process.env.TMPDIR;
  const folder = temporaryFolder('tests');
  // A server that does not run as root is started as somebody else, who must be able to go through.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  return () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true });
  };
}
