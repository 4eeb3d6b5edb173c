import { canonicalJson, sha256Hex } from '@assay/evidence';
import { reportFiles, reportSourceText } from '../page/report-files.ts';
import { assayDigest } from '../release/assay-digest.ts';
import type { ReportSource } from '../source/report-source.ts';

/** File beside a run's reports that says what they were made of, and by which renderer. */
export const STAMP_FILE = 'reports.json';

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
