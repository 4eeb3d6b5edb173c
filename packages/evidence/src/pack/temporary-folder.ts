import { existsSync, lstatSync, mkdtempSync, readdirSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread, threadId } from 'node:worker_threads';
import { InputError } from '@assay/statistics';
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
  try {
    return mkdtempSync(join(tmpdir(), `assay-${purpose}-${countingPlace()}-${process.pid}-${threadId}-`));
  } catch (error) {
    throw refusedPlace(error);
  }
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

/** A place for temporary files that is not there, or that this account may not write, is somebody's setting. */
function refusedPlace(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (!['ENOENT', 'ENOTDIR', 'EACCES', 'EROFS'].includes(code ?? '')) return error;
  const what = code === 'ENOENT' || code === 'ENOTDIR' ? 'no folder' : 'this account may not write';
  return new InputError(
    `temporary files cannot be put at ${tmpdir()}: ${what}. Make it, or set TMPDIR to a folder of your own.`,
    { cause: error },
  );
}

function removeWhere(isLeft: (pid: number, thread: number) => boolean): void {
  const place = countingPlace();
  for (const name of namesIn(tmpdir())) {
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

/** None where the folder is not there or may not be read: whoever needs a place there is told. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const BESIDE = /^\.(?:(?<base>.+)-)?(?<kind>new|old)-(?<place>[0-9a-f]{8})-(?<pid>\d+)-\w+$/;

/**
 * A folder beside the place that its files are to take, or that they are to leave, of a name that says whose it is. What processes left
 * there that were killed goes; what one took aside whose place is still empty is put back.
 *
 * @param base name of the place; empty for several of one folder.
 *
 * @example
 * const fresh = folderBeside(folder, 'run', 'new');
 * rmSync(fresh, { recursive: true });
 * basename(fresh).startsWith('.run-new-') // true
 */
export function folderBeside(parent: string, base: string, kind: 'new' | 'old'): string {
  tidyBeside(parent);
  return mkdtempSync(join(parent, `.${base === '' ? '' : `${base}-`}${kind}-${countingPlace()}-${process.pid}-`));
}

/**
 * Takes away what processes that were killed left beside the places of a folder, as `folderBeside` does; what another is at stays.
 *
 * @example
 * tidyBeside(folder) // undefined
 */
export function tidyBeside(parent: string): void {
  const place = countingPlace();
  for (const name of readdirSync(parent)) {
    const found = BESIDE.exec(name)?.groups;
    if (found?.['place'] !== place || isProcessAlive(Number(found['pid']))) continue;
    if (found['kind'] === 'old' && found['base'] !== undefined)
      putBack(join(parent, name), join(parent, found['base']));
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** What was taken aside by a process that was killed before anything took its place stands there again. */
function putBack(aside: string, place: string): void {
  if (existsSync(place)) return;
  const last = readdirSync(aside)
    .sort((a, b) => Number(a) - Number(b))
    .at(-1);
  if (last !== undefined) renameSync(join(aside, last), place);
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
