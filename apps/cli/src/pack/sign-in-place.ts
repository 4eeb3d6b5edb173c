import { changeFile, verifyPack } from '@assay/evidence';
import { InputError } from '@assay/statistics';

/** Signs a pack where it stands, with the signatures that others added meanwhile; another pack in its place is not signed. */
export function signInPlace(path: string, digest: string, sign: (pack: Uint8Array) => Uint8Array): void {
  changeFile(path, (latest) => {
    if (verifyPack(latest).digest === digest) return sign(latest);
    throw new InputError(
      `the pack changed while it was read: ${digest.slice(0, 12)} is gone from ${path}. Start again.`,
    );
  });
}
