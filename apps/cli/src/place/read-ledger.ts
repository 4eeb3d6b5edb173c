import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type QuestionLedger, questionLedger } from '@assay/evidence';

type Row = Readonly<Record<string, unknown>>;

/** What the panel asked, from `datasets/panel-questions`; empty where a project has no ledger. */
export function readLedger(home: string): QuestionLedger {
  const file = join(home, 'datasets', 'panel-questions', 'questions.json');
  if (!existsSync(file)) return questionLedger([]);
  const parsed = JSON.parse(readFileSync(file, 'utf8')) as readonly Row[] | { readonly questions?: readonly Row[] };
  return questionLedger('questions' in parsed ? (parsed.questions ?? []) : (parsed as readonly Row[]));
}
