import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '@assay/statistics';
import { isProcessAlive, writeAtomically } from './write-atomically.ts';

const WAIT_MILLISECONDS = 20;
const MOST_WAITS = 500;

/**
 * Changes a file as the only one to do so: whoever else wants to waits, so that no change is lost, and a process killed on the
 * way leaves the file as it was and keeps nobody out.
 *
 * @throws InputError where another process holds the file for ten seconds.
 *
 * @example
 * writeAtomically(`${folder}/list.txt`, 'one');
 * changeFile(`${folder}/list.txt`, (bytes) => `${bytes} two`);
 * (await hashFile(`${folder}/list.txt`)).bytes // 7
 */
export function changeFile(path: string, change: (bytes: Uint8Array) => Uint8Array | string): void {
  const lock = join(dirname(path), `.${basename(path)}.lock`);
  for (let waits = 0; !takeLock(lock); waits++) {
    if (waits === MOST_WAITS) {
      throw new InputError(`another process holds ${path}. Wait for it to end, or remove ${lock}.`);
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MILLISECONDS);
  }
  try {
    writeAtomically(path, change(readFileSync(path)));
  } finally {
    rmSync(lock, { force: true });
  }
}

/** The lock is linked into place whole, with the process that holds it; one whose process has ended is put aside. */
function takeLock(lock: string): boolean {
  const own = `${lock}-${process.pid}`;
  const file = openSync(own, 'w');
  writeSync(file, String(process.pid));
  closeSync(file);
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    putAsideAbandoned(lock, own);
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

function putAsideAbandoned(lock: string, own: string): void {
  if (!isAbandoned(lock)) return;
  const aside = `${own}-aside`;
  try {
    renameSync(lock, aside);
    // Between the look and the move somebody may have taken the lock anew: it is given back.
    if (!isAbandoned(aside)) linkSync(aside, lock);
  } catch {
    // Somebody else put it aside, or holds it again: the next try tells.
  } finally {
    rmSync(aside, { force: true });
  }
}

function isAbandoned(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    return !isProcessAlive(holder);
  } catch {
    // Gone meanwhile.
    return false;
  }
}
