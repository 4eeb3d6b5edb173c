import { resolve } from 'node:path';
import { refuseAddress } from '@assay/statistics';

/**
 * A path as it was typed, taken from where the command was given.
 *
 * @throws InputError where the address of a server was given; its user part is not repeated.
 */
export function filePath(cwd: string, word: string, what = 'the path given'): string {
  refuseAddress(what, word);
  return resolve(cwd, word);
}
