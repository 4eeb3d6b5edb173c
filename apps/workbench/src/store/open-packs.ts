import { existsSync, readFileSync } from 'node:fs';
import { sha256Hex, type TrustedSigner } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { type CheckedPack, readKeptPack } from './check-pack.ts';
import { packPath } from './packs.ts';
import type { Store } from './store.ts';

const packsInMemory = 8;

const RESTORE = 'Restore it: assay restore <backup>';

/** Kept packs by digest. One never changes, so it is checked once; the last few stay in memory. */
export function openPacks(store: Store, signers: readonly TrustedSigner[]): (digest: string) => CheckedPack | null {
  const opened = new Map<string, CheckedPack>();
  return (digest) => {
    const known = opened.get(digest);
    const path = known === undefined ? packPath(store, digest) : null;
    const pack = known ?? (path === null ? null : readKept(digest, path, signers));
    if (pack === null) return null;
    opened.set(digest, pack);
    if (opened.size > packsInMemory) opened.delete(opened.keys().next().value!);
    return pack;
  };
}

/** What is said of a kept pack whose file is gone. */
export function lostPack(digest: string): InputError {
  return new InputError(`the kept pack ${digest.slice(0, 12)} is not on disk any more. ${RESTORE}`);
}

function readKept(digest: string, path: string, signers: readonly TrustedSigner[]): CheckedPack {
  if (!existsSync(path)) throw lostPack(digest);
  const bytes = readFileSync(path);
  if (sha256Hex(bytes) === digest) return readKeptPack(bytes, signers);
  throw new InputError(`the kept pack ${digest.slice(0, 12)} was changed on disk. ${RESTORE}`);
}
