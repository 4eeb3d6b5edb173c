import { canonicalJson, sha256Hex } from '@assay/evidence';
import { putOnShelf, readShelf, withholdRun } from '@assay/report/release';
import { isReleased } from '../store/entries.ts';
import { releaseMemories } from '../store/releases.ts';
import type { Store } from '../store/store.ts';

/**
 * Puts on the project's shelf what the store released and the shelf does not know, after a restore on another computer:
 * an export there must keep hidden what members could otherwise work out, and let out nothing that was withheld.
 *
 * @throws InputError where the log of releases does not hold.
 */
export function shelveReleases(home: string, store: Store): void {
  const at = new Date(store.now()).toISOString();
  for (const { run, memory } of releaseMemories(store)) {
    const digestOfMemory = sha256Hex(`${canonicalJson(memory)}\n`);
    for (;;) {
      const shelf = readShelf(home);
      if (shelf.released.some(({ memorySha256 }) => memorySha256 === digestOfMemory)) break;
      const name = sha256Hex(`restored ${digestOfMemory}`);
      const entry = putOnShelf(home, shelf, at, {
        event: 'released-to-members',
        digest: name,
        order: name,
        disclosure: '{}\n',
        memory,
        detail: { run },
      });
      if (entry === null) continue;
      if (!isReleased(store, run)) withholdRun({ home, run, at });
      break;
    }
  }
}
