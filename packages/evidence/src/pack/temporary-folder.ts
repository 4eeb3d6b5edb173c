import { existsSync, lstatSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread, threadId } from 'node:worker_threads';
import { sha256Hex } from '../hash/sha256.ts';
import { isProcessAlive } from './write-atomically.ts';

const NAME = /^assay-[a-z]+-(?<place>[0-9a-f]{8})-(?<pid>\d+)-(?<thread>\d+)-/;

let isTidied = false;

/**
 * Works in a folder that this user alone can open, and takes it away whatever the work comes to, so that no copy of
 * people's rows outlives it. Of a process that was killed, the next one on the machine takes it away.
 *
 * @param purpose One word of lower-case letters, for whoever finds the folder while it is there.
 *
 * @example
 * await withTemporaryFolder('example', (place) => basename(place).startsWith('assay-example-')) // true
 */
export async function withTemporaryFolder<Result>(
  purpose: string,
  work: (folder: string) => Result | Promise<Result>,
): Promise<Result> {
  const folder = temporaryFolder(purpose);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Such a folder for work that ends elsewhere. Whoever asks for it removes it; where a process ends without, it goes with
 * the process.
 *
 * @example
 * const place = temporaryFolder('example');
 * rmSync(place, { recursive: true });
 * existsSync(place) // false
 */
export function temporaryFolder(purpose: string): string {
  tidyTemporaryFolders();
  return mkdtempSync(join(tmpdir(), `assay-${purpose}-${countingPlace()}-${process.pid}-${threadId}-`));
}

/**
 * Takes away what processes left that were killed, once; and, when this one ends, what it has left.
 *
 * @example
 * tidyTemporaryFolders() // undefined
 */
export function tidyTemporaryFolders(): void {
  if (isTidied) return;
  isTidied = true;
  removeWhere((pid) => !isProcessAlive(pid));
  if (isMainThread) process.once('exit', () => removeWhere((pid) => pid === process.pid));
}

/**
 * Takes away what a thread of this process left that was stopped on its way.
 *
 * @example
 * removeFoldersOfThread(999999) // undefined
 */
export function removeFoldersOfThread(stopped: number): void {
  removeWhere((pid, thread) => pid === process.pid && thread === stopped);
}

function removeWhere(isLeft: (pid: number, thread: number) => boolean): void {
  const place = countingPlace();
  for (const name of readdirSync(tmpdir())) {
    const found = NAME.exec(name)?.groups;
    if (found?.['place'] !== place || !isLeft(Number(found['pid']), Number(found['thread']))) continue;
    const path = join(tmpdir(), name);
    try {
      // In another user's folder a link could be put in the way of what is deleted.
      if (lstatSync(path).uid === (process.getuid?.() ?? 0)) rmSync(path, { recursive: true, force: true });
    } catch {
      // Taken away meanwhile, or held open: the next process tries again.
    }
  }
}

const BESIDE = /^\.(?:(?<base>.+)-)?(?<kind>new|old)-(?<place>[0-9a-f]{8})-(?<pid>\d+)-\w+$/;

/**
 * A folder beside the place that its files are to take, or that they are to leave, of a name that says whose it is. What processes left
 * there that were killed goes; but not what one took aside whose place is still empty.
 *
 * @param base name of the place; empty for several of one folder.
 *
 * @example
 * const fresh = folderBeside(folder, 'run', 'new');
 * rmSync(fresh, { recursive: true });
 * basename(fresh).startsWith('.run-new-') // true
 */
export function folderBeside(parent: string, base: string, kind: 'new' | 'old'): string {
  const place = countingPlace();
  for (const name of readdirSync(parent)) {
    const found = BESIDE.exec(name)?.groups;
    if (found?.['place'] !== place || isProcessAlive(Number(found['pid']))) continue;
    if (found['kind'] === 'old' && !existsSync(join(parent, found['base'] ?? ''))) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(parent, `.${base === '' ? '' : `${base}-`}${kind}-${place}-${process.pid}-`));
}

/** Names the machine or container whose numbers of processes these are: another may share the folder. */
function countingPlace(): string {
  return sha256Hex(`${hostname()} ${processNamespace()}`).slice(0, 8);
}

function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    // A system without them counts its processes once.
    return '';
  }
}
