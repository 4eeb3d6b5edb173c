import { InputError, textAt } from '@assay/statistics';
import { dateColumn, textRows } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';

/** A system that was considered at a meeting, with a code of the scale, or `null` where the minute records no outcome. */
export interface ConsideredItem {
  readonly system: string;
  readonly meeting: string;
  readonly outcome: string | null;
}

/** What minutes say of systems and of what was asked; a missing text is empty. */
export interface PanelRecord {
  readonly systems: readonly Readonly<Record<'id' | 'title' | 'description' | 'stage', string>>[];
  readonly considered: readonly ConsideredItem[];
  readonly questions: readonly Readonly<Record<'id' | 'system' | 'kind' | 'text' | 'meeting', string>>[];
}

/**
 * What came before the panel, when, with what outcome, and what did it ask? Of tables of `PANEL_TABLES.questions` and `.systems`.
 *
 * @throws InputError where a system's list of when it was considered is no JSON, or a column is not there.
 *
 * @example
 * panelRecord(panel.questions, panel.systems).considered // [{ system: 'AA', meeting: '2023-05-10', outcome: 'E' }]
 */
export function panelRecord(questions: Table, systems: Table): PanelRecord {
  const names = { id: 'id', title: 'title', description: 'description', stage: 'stage', considered: 'considered' };
  const rows = textRows(systems, names);
  const meetings = dateColumn(questions, 'meeting').recorded;
  return {
    systems: rows.map(({ considered, ...system }) => system),
    considered: rows.flatMap(({ id, considered }) => consideredOf(id, considered)),
    questions: textRows(questions, { id: 'id', system: 'system', kind: 'kind', text: 'text' }).map((each, row) => ({
      ...each,
      meeting: textAt(meetings, row) ?? '',
    })),
  };
}

function consideredOf(system: string, written: string): ConsideredItem[] {
  try {
    const rows = JSON.parse(written) as { meeting: string; outcome: string | null }[];
    return rows.map(({ meeting, outcome }) => ({ system, meeting, outcome }));
  } catch (cause) {
    const message = `considered of ${system} must be a JSON list: ${written}. Correct the file of systems.`;
    throw new InputError(message, { cause });
  }
}
