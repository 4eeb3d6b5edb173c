import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { attachRun } from '../submission/submissions.ts';
import { packFolder, type Store } from './store.ts';

/** What a pack says of itself, once someone has verified it. */
export interface VerifiedPack {
  /** The digest that it bears, of its manifest. */
  readonly bears: string;
  readonly notebook: string;
  readonly run: string;
}

/**
 * Keeps a verified pack by the SHA-256 of its bytes and attaches it to a submission. The file is on disk, whole, before
 * the store speaks of it: a kill in between leaves a file that the next start clears away.
 *
 * @throws InputError where there is no such submission.
 */
export function attachPack(
  store: Store,
  by: string,
  { bytes, submission, pack }: { readonly bytes: Uint8Array; readonly submission: string; readonly pack: VerifiedPack },
): { readonly digest: string; readonly version: number } {
  const { database, folder, now } = store;
  const sha256 = sha256Hex(bytes);
  let fresh: string | null = null;
  const keep = () =>
    database.transaction(() => {
      if (database.get('SELECT id FROM submission WHERE id = ?', submission) === null) {
        throw new InputError(`unknown submission: ${submission}. See the list of submissions.`);
      }
      fresh = keepBytes(packFolder(folder), sha256, bytes);
      database.run(
        'INSERT INTO pack (digest, bytes, stored_at, stored_by, bears) VALUES (?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING',
        sha256,
        bytes.length,
        now(),
        by,
        pack.bears,
      );
      return attachRun(store, by, { submission, notebook: pack.notebook, run: pack.run, pack: sha256 });
    });
  try {
    return { digest: sha256, version: keep() };
  } catch (error) {
    if (fresh !== null) rmSync(fresh, { force: true });
    throw error;
  }
}

/** Path of the file where it was not there before. */
function keepBytes(folder: string, sha256: string, bytes: Uint8Array): string | null {
  const target = join(folder, `${sha256}.zip`);
  if (existsSync(target)) return null;
  mkdirSync(folder, { recursive: true });
  const partial = join(folder, `${sha256}.partial`);
  try {
    writeFileSync(partial, bytes);
    syncToDisk(partial);
    renameSync(partial, target);
    syncToDisk(folder);
    return target;
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  } finally {
    rmSync(partial, { force: true });
  }
}

/** Path of a kept pack, or `null` where the store has none of that digest. */
export function packPath({ database, folder }: Store, digest: string): string | null {
  const row = database.get('SELECT digest FROM pack WHERE digest = ?', digest);
  return row === null ? null : join(packFolder(folder), `${String(row['digest'])}.zip`);
}

function syncToDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
