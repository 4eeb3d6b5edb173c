import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type QuestionLedger, questionLedger } from '@assay/evidence';

/** A tool or paper that came before the panel, and each time it did. */
interface PanelSystem {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly stage: string;
  readonly considered: readonly {
    readonly meeting: string | null;
    readonly item: string | null;
    readonly outcome: string | null;
  }[];
}

/** A wording in which the panel may record an outcome, and where it is attested. */
interface PanelOutcome {
  readonly code: string;
  readonly wording: string;
  readonly provenance: string;
  readonly attested: boolean;
}

interface PanelStage {
  readonly id: string;
  readonly title: string;
  /** A step of the main way, or a state beside it: interim, withdrawn, asked to return. */
  readonly kind: 'main' | 'side';
}

export interface PanelFacts {
  readonly ledger: QuestionLedger;
  readonly systems: readonly PanelSystem[];
  readonly outcomes: readonly PanelOutcome[];
  readonly stages: readonly PanelStage[];
}

type Row = Readonly<Record<string, unknown>>;

/**
 * What do the minutes say: questions, systems, outcomes, stages? Read from `datasets/panel-questions` of a project; one
 * without it has an empty ledger.
 *
 * @example
 * readPanelFacts('/nowhere').ledger.questions // []
 */
export function readPanelFacts(home: string): PanelFacts {
  const rows = (name: string): readonly Row[] => {
    const path = join(home, 'datasets', 'panel-questions', `${name}.json`);
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as readonly Row[]) : [];
  };
  return {
    ledger: questionLedger(rows('questions')),
    systems: rows('systems').map(systemOf),
    outcomes: rows('outcomes').map((row) => ({
      code: text(row['code']) ?? '',
      wording: text(row['wording']) ?? '',
      provenance: text(row['provenance']) ?? '',
      attested: row['status'] === 'attested',
    })),
    stages: rows('lifecycle').map((row) => ({
      id: text(row['id']) ?? '',
      title: text(row['title']) ?? '',
      kind: row['kind'] === 'side' ? 'side' : 'main',
    })),
  };
}

/**
 * What does the panel call a system? `null` where nothing says.
 *
 * @example
 * systemName(readPanelFacts('/nowhere'), 'MM') // null
 */
export function systemName({ systems }: Pick<PanelFacts, 'systems'>, id: string): string | null {
  return systems.find((system) => system.id === id)?.title ?? null;
}

function systemOf(row: Row): PanelSystem {
  const considered = Array.isArray(row['considered']) ? (row['considered'] as readonly Row[]) : [];
  return {
    id: text(row['id']) ?? '',
    title: text(row['title']) ?? text(row['id']) ?? '',
    description: text(row['description']) ?? '',
    stage: text(row['stage']) ?? '',
    considered: considered.map((each) => ({
      meeting: text(each['meeting']),
      item: text(each['item']),
      outcome: text(each['outcome']),
    })),
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
