import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareResults, type DriftReport, type Results, readResults } from '@assay/evidence';
import { unstatedText } from '../show/unstated-text.ts';

/** A number under another title or label, or made in another way, is another statement. */
const STATEMENTS: readonly string[] = ['title', 'labels', 'denominatorLabel', 'kinds'];

interface AgainstAccepted {
  readonly report: DriftReport;
  readonly holds: boolean;
  /** Which findings could not be stated; empty where all were. */
  readonly unstated: string;
}

/** Fresh results of a notebook beside its accepted ones; `null` where none were accepted. */
export function againstAccepted(folder: string, results: Results): AgainstAccepted | null {
  const file = join(folder, 'baseline.json');
  if (!existsSync(file)) return null;
  const report = compareResults(readResults(readFileSync(file, 'utf8'), file), results);
  const isReworded = report.findings.some(({ wording }) => wording.some((field) => STATEMENTS.includes(field)));
  const unstated = unstatedText(results.findings);
  return { report, unstated, holds: report.holds && unstated === '' && !isReworded };
}
