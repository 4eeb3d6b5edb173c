import { appendToLog, type LogPlace, readLogHead } from '@assay/evidence';
import { releaseLogFolder } from '@assay/report/release';

/**
 * Logs what is about to be signed, and says how far the log goes by then: the signature carries it out of the Data Lab, where
 * nobody can shorten the log and what says how long it was.
 */
export function logSigning(
  home: string,
  at: string,
  event: 'pack-signed' | 'pack-rerun' | 'run-rerun',
  detail: Readonly<Record<string, unknown>>,
): LogPlace {
  appendToLog(releaseLogFolder(home), at, event, detail);
  return readLogHead(releaseLogFolder(home))!;
}
