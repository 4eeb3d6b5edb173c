import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file so that it is there whole or not at all, whenever the process is killed.
 *
 * @example
 * writeAtomically(`${folder}/whole.txt`, 'assay');
 * (await hashFile(`${folder}/whole.txt`)).bytes // 5
 */
export function writeAtomically(path: string, content: Uint8Array | string): void {
  const staged = stageFile(path, content);
  try {
    staged.putInPlace();
  } catch (error) {
    staged.discard();
    throw error;
  }
}

/**
 * Writes a file beside its place, to the disk, so that what must be said of it first can be said when it is sure to fit;
 * then it is put in place or discarded. Where it does not fit, nothing is left.
 *
 * @example
 * stageFile(`${folder}/staged.txt`, 'assay').putInPlace();
 * (await hashFile(`${folder}/staged.txt`)).bytes // 5
 */
export function stageFile(
  path: string,
  content: Uint8Array | string,
): { readonly putInPlace: () => void; readonly discard: () => void } {
  const partial = join(dirname(path), `.${basename(path)}.partial-${process.pid}`);
  removeAbandoned(path);
  const discard = () => rmSync(partial, { force: true });
  try {
    const file = openSync(partial, 'w');
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    discard();
    throw error;
  }
  return {
    discard,
    putInPlace() {
      renameSync(partial, path);
      const folder = openSync(dirname(path), 'r');
      try {
        fsyncSync(folder);
      } finally {
        closeSync(folder);
      }
    },
  };
}

/** Takes away what a process that was killed left half written beside the file. */
function removeAbandoned(path: string): void {
  const start = `.${basename(path)}.partial-`;
  for (const name of readdirSync(dirname(path))) {
    if (name.startsWith(start) && !isProcessAlive(Number(name.slice(start.length)))) {
      rmSync(join(dirname(path), name), { force: true });
    }
  }
}

/** Is a process of this number running? */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
