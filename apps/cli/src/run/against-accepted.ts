import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareResults, type DriftReport, type Results, readResults } from '@assay/evidence';
import { unstatedText } from '../show/unstated-text.ts';

interface AgainstAccepted {
  readonly report: DriftReport;
  /**
   * A number under another title, of other columns or with a wider tolerance is another statement; a new one was not accepted,
   * nor were other parameters. Where in the code it is computed may change.
   */
  readonly holds: boolean;
  /** Which findings could not be stated; empty where all were. */
  readonly unstated: string;
}

/** Fresh results of a notebook beside its accepted ones; `null` where none were accepted. */
export function againstAccepted(folder: string, results: Results): AgainstAccepted | null {
  const file = join(folder, 'baseline.json');
  if (!existsSync(file)) return null;
  const report = compareResults(readResults(readFileSync(file, 'utf8'), file), results);
  const isRestated =
    report.counts.new > 0 ||
    report.findings.some(({ wording }) => wording.some((field) => field !== 'source')) ||
    report.changed.some(({ part }) => part === 'parameters' || part === 'seed');
  const unstated = unstatedText(results.findings);
  return { report, unstated, holds: report.holds && unstated === '' && !isRestated };
}
