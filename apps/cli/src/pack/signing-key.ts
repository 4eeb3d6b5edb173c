import { readPrivateKey, refuseReplacing } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { filePath } from '../words/file-path.ts';
import type { Given } from '../words/read-words.ts';
import { readTextFile } from './read-bytes.ts';

/**
 * The key that a certificate is signed with; `null` where none is asked for.
 *
 * @throws InputError where one goes without the other, or the certificate would take the place of another file.
 */
export function signingKey(given: Given, cwd: string) {
  const certificate = given.one('certificate');
  if (certificate !== null) refuseReplacing(filePath(cwd, certificate), undefined, '--certificate');
  const isSigned = certificate !== null || given.has('attach');
  const path = given.one('key');
  if (isSigned !== (path !== null)) {
    throw new InputError(
      'a certificate is signed. Write: --certificate out.json --key name.key, or --attach --key name.key',
    );
  }
  return path === null ? null : readPrivateKey(readTextFile(filePath(cwd, path), 'key'), path);
}
