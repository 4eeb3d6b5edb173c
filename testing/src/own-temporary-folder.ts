import { chmodSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'assay-suite-';
const DAY_MS = 86_400_000;

/**
 * Read by vitest before the tests of a suite: what they and the processes that they start put into the system's temporary
 * folder lies in one of the suite's own, and goes with it. What a suite left that was killed goes at the start of one that
 * comes a day later: no suite lasts so long, and which processes are alive is not known of another container.
 */
export function setup(): () => void {
  for (const name of readdirSync(tmpdir())) if (name.startsWith(PREFIX)) removeIfLeft(join(tmpdir(), name));
  const before = process.env.TMPDIR;
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  // A server that does not run as root is started as somebody else, who must be able to go through.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  return () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    process.off('exit', remove);
    remove();
  };
}

function removeIfLeft(folder: string): void {
  try {
    const { uid, mtimeMs } = lstatSync(folder);
    if (uid === (process.getuid?.() ?? 0) && Date.now() - mtimeMs > DAY_MS)
      rmSync(folder, { recursive: true, force: true });
  } catch {
    // Taken away meanwhile, or held open: the next suite tries again.
  }
}
