import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Results, verifyPack } from '@assay/evidence';
import { readRun } from '@assay/notebook/run';
import type { ReportSource } from '@assay/report';
import { readReleasedPack, readStoredRun, releasedPackProblems } from '@assay/report/release';
import { InputError } from '@assay/statistics';
import type { Context } from '../command.ts';
import { filePath } from '../words/file-path.ts';
import { findRun } from './find-run.ts';
import { readPackBytes } from './read-bytes.ts';

export interface NamedRelease {
  readonly results: Results;
  /** What its report is made of. */
  readonly source: () => Promise<ReportSource>;
  /** Digest of the pack; `null` for a run that was not packed. */
  readonly digest: string | null;
}

/** A pack (a file) or a stored run (a folder or an id), by one word. @throws InputError where a pack does not hold. */
export async function readRelease(context: Context, word: string): Promise<NamedRelease> {
  const path = filePath(context.cwd, word);
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) {
    const { files, digest, problems } = verifyPack(readPackBytes(path));
    // What another Assay made is read, not trusted: verify tells the difference.
    const broken = [
      ...problems.filter((each) => !each.path.startsWith('signatures/')),
      ...releasedPackProblems(files).filter(({ isUnchecked }) => isUnchecked !== true),
    ][0];
    if (broken !== undefined) {
      throw new InputError(`${word} does not hold: ${broken.path}: ${broken.problem}. See assay verify ${word}`);
    }
    const content = readReleasedPack(files);
    return { results: content.results, source: async () => content.source, digest };
  }
  const folder = findRun(context, word);
  const source = async () => (await readStoredRun(folder, join(context.home, 'notebooks'))).source;
  return { results: readRun(folder).results, source, digest: null };
}
