import { cpSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { folderBeside } from '@assay/evidence';

/**
 * Writes a folder whole or not at all: the files stand in a folder beside it until all are written, then it takes the
 * place of an older one in a single rename. Where that fails, the older one stands as before. Behind a link, the folder is replaced and
 * the link stays.
 *
 * @param kept names of what the older one holds and the new one is to hold as well.
 *
 * @example
 * writeFolder(`${folder}/whole`, { 'a.txt': 'a', 'b.txt': 'b' });
 * (await hashFile(`${folder}/whole/a.txt`)).bytes // 1
 */
export function writeFolder(
  named: string,
  files: Readonly<Record<string, string>>,
  kept: readonly string[] = [],
): void {
  const folder = existsSync(named) ? realpathSync(named) : named;
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = folderBeside(dirname(folder), basename(folder), 'new');
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(fresh, name), text);
    for (const name of kept)
      cpSync(join(folder, name), join(fresh, name), {
        recursive: true,
        preserveTimestamps: true,
        verbatimSymlinks: true,
        force: false,
      });
    replaceFolder(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

const ATTEMPTS = 20;

function replaceFolder(fresh: string, folder: string): void {
  const old = folderBeside(dirname(folder), basename(folder), 'old');
  let aside: string | null = null;
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        if (existsSync(folder)) {
          const next = join(old, String(attempt));
          renameSync(folder, next);
          aside = next;
        }
        renameSync(fresh, folder);
        aside = null;
        return;
      } catch (error) {
        // Another process put or took the same folder between the two steps.
        const { code } = error as NodeJS.ErrnoException;
        if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(code ?? '') || attempt === ATTEMPTS) throw error;
      }
    }
  } finally {
    if (aside !== null && !existsSync(folder)) renameSync(aside, folder);
    rmSync(old, { recursive: true, force: true });
  }
}
