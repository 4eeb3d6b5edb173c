import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type QuestionLedger, questionLedger } from '@assay/evidence';

/** A tool or paper that came before the panel. */
export interface PanelSystem {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly stage: string;
  readonly minute: string;
  readonly meeting: string;
  readonly agendaItem: string;
  readonly outcome: string;
  readonly recommendations: readonly string[];
}

/** A wording in which the panel may record an outcome, and where it is attested. */
export interface PanelOutcome {
  readonly code: string;
  readonly wording: string;
  readonly provenance: string;
  readonly attested: boolean;
}

export interface PanelFacts {
  readonly ledger: QuestionLedger;
  readonly systems: readonly PanelSystem[];
  readonly outcomes: readonly PanelOutcome[];
}

type Row = Readonly<Record<string, unknown>>;

/** What the minutes say, from `datasets/panel-questions`; a project without it has an empty ledger. */
export function readPanelFacts(home: string): PanelFacts {
  const folder = join(home, 'datasets', 'panel-questions');
  return {
    ledger: questionLedger(rows(folder, 'questions')),
    systems: rows(folder, 'systems').map(systemOf),
    outcomes: rows(folder, 'outcomes').map(outcomeOf),
  };
}

function rows(folder: string, name: string): readonly Row[] {
  const path = join(folder, `${name}.json`);
  if (!existsSync(path)) return [];
  const parsed = JSON.parse(readFileSync(path, 'utf8')) as readonly Row[] | Readonly<Record<string, unknown>>;
  if (Array.isArray(parsed)) return parsed as readonly Row[];
  const within = (parsed as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(within) ? (within as readonly Row[]) : [];
}

function text(row: Row, ...names: readonly string[]): string {
  for (const name of names) {
    const value = row[name];
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return '';
}

function systemOf(row: Row): PanelSystem {
  const recommendations = row['recommendations'];
  return {
    id: text(row, 'id', 'code', 'system'),
    name: text(row, 'name', 'title'),
    description: text(row, 'description', 'summary', 'what'),
    stage: text(row, 'stage'),
    minute: text(row, 'minute'),
    meeting: text(row, 'meeting', 'date'),
    agendaItem: text(row, 'agendaItem', 'item'),
    outcome: text(row, 'outcome'),
    recommendations: Array.isArray(recommendations) ? recommendations.map(String) : [],
  };
}

function outcomeOf(row: Row): PanelOutcome {
  const attested = row['attested'];
  return {
    code: text(row, 'code', 'id'),
    wording: text(row, 'wording', 'text'),
    provenance: text(row, 'provenance', 'source', 'minute'),
    attested: typeof attested === 'boolean' ? attested : text(row, 'status') === 'attested',
  };
}
