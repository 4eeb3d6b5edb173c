import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type QuestionLedger, questionLedger } from '@assay/evidence';

/** What the panel asked, from `datasets/panel-questions`; empty where a project has no ledger. */
export function readLedger(home: string): QuestionLedger {
  const file = join(home, 'datasets', 'panel-questions', 'questions.json');
  if (!existsSync(file)) return questionLedger([]);
  return questionLedger(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>[]);
}
