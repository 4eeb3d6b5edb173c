import { existsSync, readFileSync } from 'node:fs';
import { InputError } from '@assay/statistics';

/**
 * May a file be written here? A pack that was released, or signed since, may be nowhere else: another file is not put in its place unasked.
 *
 * @throws InputError where a file with other bytes is there, or any where they are not told.
 *
 * @example
 * refuseReplacing(`${folder}/not-there-yet.zip`, new Uint8Array(1)) // undefined
 */
export function refuseReplacing(path: string, bytes?: Uint8Array): void {
  if (existsSync(path) && (bytes === undefined || !readFileSync(path).equals(bytes)))
    throw new InputError(`${path} is there already and holds something else. Give another name to --out, or move it.`);
}
