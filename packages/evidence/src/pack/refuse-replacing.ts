import { lstatSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '@assay/statistics';
import { writeAtomically } from './write-atomically.ts';

/**
 * May a file be written here? A pack that was released, or signed since, a key or a page that somebody filled in may be nowhere else:
 * another file is not put in its place unasked.
 *
 * @param option that names the file, for the remedy.
 * @throws InputError where a file with other bytes is there, or any where they are not told; where there is no folder to write it into.
 *
 * @example
 * refuseReplacing(`${folder}/not-there-yet.zip`, new Uint8Array(1)) // undefined
 */
export function refuseReplacing(path: string, content?: Uint8Array | string, option = '--out'): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) {
    if (statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory() === true) return;
    throw new InputError(`no folder ${dirname(path)}. Make it, or name another ${option}.`);
  }
  if (content === undefined || !holds(path, content))
    throw new InputError(
      `${path} is there already and holds something else. Give another name to ${option}, or move it.`,
    );
}

function holds(path: string, content: Uint8Array | string): boolean {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  return isFile && readFileSync(path).equals(typeof content === 'string' ? Buffer.from(content) : content);
}

/**
 * Writes a file that was asked for by name, whole or not at all, and never in the place of another.
 *
 * @throws InputError as {@link refuseReplacing}.
 *
 * @example
 * writeUnlessOther(`${folder}/page.html`, 'page');
 * writeUnlessOther(`${folder}/page.html`, 'page'); // the same again is no other
 * (await hashFile(`${folder}/page.html`)).bytes // 4
 */
export function writeUnlessOther(path: string, content: Uint8Array | string): void {
  refuseReplacing(path, content);
  writeAtomically(path, content);
}
