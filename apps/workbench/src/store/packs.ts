import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashFile } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { packFolder, type Store } from './store.ts';
import { attachRun } from './submissions.ts';

/** What a pack says of itself, once someone has verified it. */
export interface VerifiedPack {
  readonly notebook: string;
  readonly run: string;
}

/**
 * Keeps a pack by the SHA-256 of its bytes and attaches it to a submission. The file is on disk, whole, before the store
 * speaks of it: a kill in between leaves a file that the next start clears away.
 */
export async function attachPack(
  store: Store,
  by: string,
  { path, submission, pack }: { readonly path: string; readonly submission: string; readonly pack: VerifiedPack },
): Promise<{ readonly digest: string; readonly version: number }> {
  if (store.database.get('SELECT id FROM submission WHERE id = ?', submission) === null) {
    throw new InputError(`unknown submission: ${submission}. See the list of submissions.`);
  }
  const { sha256, bytes } = await hashFile(path);
  const folder = packFolder(store.folder);
  const target = join(folder, `${sha256}.zip`);
  if (!existsSync(target)) {
    mkdirSync(folder, { recursive: true });
    const partial = join(folder, `${sha256}.partial`);
    try {
      copyFileSync(path, partial);
      syncToDisk(partial);
      renameSync(partial, target);
      syncToDisk(folder);
    } finally {
      rmSync(partial, { force: true });
    }
  }
  const version = store.database.transaction(() => {
    store.database.run(
      'INSERT INTO pack (digest, bytes, stored_at, stored_by) VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING',
      sha256,
      bytes,
      store.now(),
      by,
    );
    return attachRun(store, by, { submission, notebook: pack.notebook, run: pack.run, pack: sha256 });
  });
  return { digest: sha256, version };
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
