import { readFileSync, statSync } from 'node:fs';
import { InputError } from '@assay/statistics';

const LARGEST = 2 ** 31 - 1;

/** A pack's bytes. @throws InputError where there is no such file, it cannot be read, or no pack can be so large. */
export function readPackBytes(path: string): Uint8Array {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new InputError(`no file at ${path}. Pass an evidence pack, a zip.`);
  if (!found.isFile()) throw new InputError(`not a file: ${path}. Pass an evidence pack, a zip.`);
  if (found.size > LARGEST) throw new InputError(`${path} has ${found.size} bytes. No pack is larger than 2 GB.`);
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new InputError(`cannot read ${path}. Check the file's permissions.`, { cause });
  }
}

/** Text of a small file that an option names. */
export function readTextFile(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new InputError(`cannot read ${what}: ${path}. Check the path.`, { cause });
  }
}
