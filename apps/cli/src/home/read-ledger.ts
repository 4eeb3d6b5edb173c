import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type QuestionLedger, questionLedger } from '@assay/evidence';

type Row = Readonly<Record<string, unknown>>;

/** What the panel asked, from `datasets/panel-questions`; empty where a project has no ledger. */
export function readLedger(home: string): QuestionLedger {
  return questionLedger(rows(home, 'questions'));
}

/** What the panel calls a system, or `null` where nothing says. */
export function systemName(home: string, id: string): string | null {
  const system = rows(home, 'systems').find((row) => row['id'] === id);
  return typeof system?.['title'] === 'string' ? system['title'] : null;
}

function rows(home: string, name: string): readonly Row[] {
  const file = join(home, 'datasets', 'panel-questions', `${name}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Row[]) : [];
}
