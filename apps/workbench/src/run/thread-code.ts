import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { oneFile } from './one-file.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** A folder with the thread's code, among the libraries that it needs; `null` where it cannot be written. */
export async function taskThreadFolder(): Promise<string | null> {
  try {
    const cache = fileURLToPath(new URL('../../../../node_modules/.cache/assay/', import.meta.url));
    mkdirSync(cache, { recursive: true });
    forgetDead(cache);
    const folder = mkdtempSync(join(cache, `.thread-${process.pid}-`));
    await build({
      entryPoints: { thread: join(here, 'run-thread.ts') },
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      ...oneFile,
      // Clients of engines are loaded by whoever counts a table.
      splitting: true,
    });
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  } catch {
    return null;
  }
}

/** What a workbench that was killed left. */
function forgetDead(cache: string): void {
  for (const name of readdirSync(cache)) {
    const pid = /^\.thread-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
