import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, type Results, sha256Hex } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { readReportSource, reportFiles, reportSourceText } from '../page/report-files.ts';
import { assayDigest } from '../release/assay-digest.ts';
import type { ReportSource } from '../source/report-source.ts';

/** File beside a run's reports that says what they were made of, and by which renderer. */
export const STAMP_FILE = 'reports.json';
const SOURCE_FILE = 'report-source.json';

/** The files of a run's report with the stamp that tells later whether they are current; `results` is the SHA-256 of `results.json`. */
export function stampedReports(source: ReportSource, results: string): Readonly<Record<string, string>> {
  const files = reportFiles(source);
  const hashes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, sha256Hex(text)]));
  return { ...files, [STAMP_FILE]: `${canonicalJson({ ...madeOf(source, results), files: hashes })}\n` };
}

/**
 * Would rendering again give the stored files? They are current where results, prose, code and renderer are those of the stamp
 * and no file was changed since; `stored` reads a file of the run, or gives `null`.
 */
export function areCurrent(source: ReportSource, results: string, stored: (name: string) => string | null): boolean {
  const stamp = readStamp(stored(STAMP_FILE));
  if (stamp === null) return false;
  const made = madeOf(source, results);
  if (stamp.renderer !== made.renderer || stamp.results !== results || stamp.source !== made.source) return false;
  return Object.entries(stamp.files).every(([name, hash]) => {
    const text = stored(name);
    return text !== null && sha256Hex(text) === hash;
  });
}

/**
 * What a stored run's report is made of, as its run wrote it: prose that somebody edited since is no part of the run, and is neither
 * shown nor released under its name.
 *
 * @param where names the file in messages.
 * @throws InputError where the run has no report, or it is not the one that the run wrote.
 *
 * @example
 * readStoredSource(target, finished.results, 'the report').notebook.id // 'toy'
 */
export function readStoredSource(folder: string, results: Results, where: string): ReportSource {
  const stored = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null);
  const text = stored(SOURCE_FILE);
  const source = readReportSource(text ?? '', results, where);
  const hash = readStamp(stored(STAMP_FILE))?.files?.[SOURCE_FILE];
  // Runs that do not say their prose wrote no stamp either.
  const isAsWritten = hash === undefined ? results.run.report === undefined : sha256Hex(text!) === hash;
  if (isAsWritten && isOwnProse(source)) return source;
  const why = hash === undefined ? `, or its ${STAMP_FILE} is gone, which holds title and captions to it` : '';
  throw new InputError(`${where}: the report was changed after its run wrote it${why}. Run the notebook again.`);
}

/** The prose enters the run's id. */
function isOwnProse({ plain, technical, results }: ReportSource): boolean {
  const { report } = results.run;
  const texts = [
    ['report.md', plain],
    ['technical.md', technical],
  ];
  const possible = [texts, texts.slice(0, 1), texts.slice(1)];
  return report === undefined || possible.some((each) => sha256Hex(canonicalJson(each)) === report);
}

function madeOf(source: ReportSource, results: string) {
  return {
    renderer: assayDigest(),
    results,
    source: sha256Hex(reportSourceText(source)),
  };
}

function readStamp(
  text: string | null,
): (ReturnType<typeof madeOf> & { readonly files: Readonly<Record<string, string>> }) | null {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    // Not whole: the reports are written anew.
    return null;
  }
}
