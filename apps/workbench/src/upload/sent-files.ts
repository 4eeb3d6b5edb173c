import { InputError } from '@assay/statistics';
import type { Fields } from '../page/fields.ts';
import type { UploadShelf } from './upload-shelf.ts';

/** How long files are kept that somebody sent to see how they are read. */
const keptMilliseconds = 60 * 60_000;
const mostKept = 20;

type FilesByInput = Readonly<Record<string, readonly string[]>>;

interface StartedRun {
  readonly person: string;
  readonly slug: string;
  readonly files: FilesByInput;
  readonly fields: Fields;
}

/** Files that were sent to be looked at, until they are run, sent anew or an hour old. */
export interface SentFiles {
  keep(id: string, person: string, slug: string, files: FilesByInput): void;
  /** Tells of a run by these files that begins, and what its form said: kept as well if the run fails. */
  start(id: string, run: StartedRun): void;
  /** The run is over. Whether its files are kept, since it failed. */
  end(id: string, hasFailed: boolean): boolean;
  /** What a run that failed was asked for with, where its files are still there. */
  ofFailed(id: string, person: string, slug: string): StartedRun | null;
  /**
   * The files of one look, by input, held for the run or look that goes on with them.
   *
   * @throws InputError where they are no longer there.
   */
  take(id: string, person: string, slug: string, next: string): FilesByInput;
}

export function sentFiles(shelf: UploadShelf, now: () => number): SentFiles {
  const kept = new Map<string, Omit<StartedRun, 'fields'> & { fields?: Fields; at: number }>();
  const started = new Map<string, StartedRun>();
  const forget = (id: string) => {
    kept.delete(id);
    shelf.release(id);
  };
  // Rows of people go when their hour is over, whether or not anybody looks.
  const pruneInAnHour = () => setTimeout(prune, keptMilliseconds + 1).unref();
  const prune = () => {
    for (const [id, { at }] of kept) if (now() - at > keptMilliseconds) forget(id);
    for (const id of [...kept.keys()].slice(0, Math.max(0, kept.size - mostKept))) forget(id);
  };
  return {
    keep(id, person, slug, files) {
      kept.set(id, { person, slug, files, at: now() });
      prune();
      pruneInAnHour();
    },
    start(id, run) {
      started.set(id, run);
    },
    end(id, hasFailed) {
      const run = started.get(id);
      started.delete(id);
      if (!hasFailed || run === undefined || Object.keys(run.files).length === 0) return false;
      kept.set(id, { ...run, at: now() });
      prune();
      pruneInAnHour();
      return true;
    },
    ofFailed(id, person, slug) {
      prune();
      const own = kept.get(id);
      if (own?.fields === undefined || own.person !== person || own.slug !== slug) return null;
      return { ...own, fields: own.fields };
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
