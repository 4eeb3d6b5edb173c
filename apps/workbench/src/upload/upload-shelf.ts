import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '@assay/evidence';
import { filesOfRuns } from '../store/hold-store.ts';
import { type Store, uploadFolder } from '../store/store.ts';

/** Uploaded files by the digest of their content: kept while a job or a stored run needs them, and never in a pack. */
export interface UploadShelf {
  /** Puts a file on the shelf for a job; returns its path, whose folder is the digest. */
  keep(job: string, name: string, bytes: Uint8Array): string;
  /** What was held for one is held for another from now on. */
  hand(from: string, to: string): void;
  /** A job is over: what no other job and no stored run reads goes. */
  release(job: string): void;
}

export function uploadShelf({ folder }: Store): UploadShelf {
  const held = new Map<string, Set<string>>();
  return {
    keep(job, name, bytes) {
      const digest = sha256Hex(bytes);
      held.set(job, (held.get(job) ?? new Set()).add(digest));
      const place = join(uploadFolder(folder), digest);
      const path = join(place, name);
      if (existsSync(path)) return path;
      mkdirSync(place, { recursive: true, mode: 0o700 });
      try {
        writeFileSync(`${path}.partial`, bytes, { mode: 0o600 });
        renameSync(`${path}.partial`, path);
      } finally {
        rmSync(`${path}.partial`, { force: true });
      }
      return path;
    },
    hand(from, to) {
      const digests = held.get(from);
      if (digests === undefined) return;
      held.delete(from);
      held.set(to, new Set([...(held.get(to) ?? []), ...digests]));
    },
    release(job) {
      const digests = held.get(job);
      if (digests === undefined) return;
      held.delete(job);
      const records = filesOfRuns(folder);
      for (const digest of digests) {
        const isWanted = [...held.values()].some((each) => each.has(digest)) || records.includes(digest);
        if (!isWanted) rmSync(join(uploadFolder(folder), digest), { recursive: true, force: true });
      }
    },
  };
}
