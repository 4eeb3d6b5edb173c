import { InputError } from '@assay/statistics';
import type { UploadShelf } from './upload-shelf.ts';

/** How long files are kept that somebody sent to see how they are read. */
const keptMilliseconds = 60 * 60_000;
const mostKept = 20;

/** Files that were sent to be looked at, until they are run, sent anew or an hour old. */
export interface SentFiles {
  keep(id: string, person: string, slug: string, files: Readonly<Record<string, readonly string[]>>): void;
  /**
   * The files of one look, by input, held for the run or look that goes on with them.
   *
   * @throws InputError where they are no longer there.
   */
  take(id: string, person: string, slug: string, next: string): Readonly<Record<string, readonly string[]>>;
}

export function sentFiles(shelf: UploadShelf, now: () => number): SentFiles {
  const kept = new Map<
    string,
    { person: string; slug: string; files: Readonly<Record<string, readonly string[]>>; at: number }
  >();
  const forget = (id: string) => {
    kept.delete(id);
    shelf.release(id);
  };
  const prune = () => {
    for (const [id, { at }] of kept) if (now() - at > keptMilliseconds) forget(id);
    for (const id of [...kept.keys()].slice(0, Math.max(0, kept.size - mostKept))) forget(id);
  };
  return {
    keep(id, person, slug, files) {
      kept.set(id, { person, slug, files, at: now() });
      prune();
    },
    take(id, person, slug, next) {
      prune();
      const own = kept.get(id);
      if (own === undefined || own.person !== person || own.slug !== slug)
        throw new InputError('the files that were sent are no longer kept: they go after an hour. Choose them again.');
      kept.delete(id);
      shelf.hand(id, next);
      return own.files;
    },
  };
}
