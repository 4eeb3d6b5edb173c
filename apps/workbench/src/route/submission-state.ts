import type { Html } from '@assay/report';
import { InputError } from '@assay/statistics';
import { dayText } from '../page/date-text.ts';
import { selectField } from '../page/form.ts';
import type { PanelFacts } from '../project/panel-facts.ts';
import { entriesOfSubmission } from '../store/entries.ts';
import type { Submission } from '../store/submissions.ts';
import type { Workbench } from '../workbench-context.ts';

/** The stage that was recorded last, or the one of the minutes. */
export function currentStage({ store }: Workbench, { id, stage }: Submission): string {
  return entriesOfSubmission(store, id).findLast(({ kind }) => kind === 'stage')?.verdict ?? stage;
}

/** Code of the outcome that was recorded last, or that of the minutes. */
export function currentOutcome({ store }: Workbench, { id, outcome }: Submission): string | null {
  return entriesOfSubmission(store, id).findLast(({ kind }) => kind === 'outcome')?.verdict ?? outcome;
}

export function stageTitle({ stages }: PanelFacts, id: string): string {
  return stages.find((stage) => stage.id === id)?.title ?? id;
}

/** An outcome in the panel's words. A wording that no minute attests is never printed as if it were official. */
export function outcomeText({ outcomes }: PanelFacts, code: string | null): string {
  if (code === null) return 'None recorded';
  const outcome = outcomes.find((each) => each.code === code);
  if (outcome === undefined) return `${code} (wording unknown)`;
  if (!outcome.attested) return `${code} (wording not attested)`;
  return /^[A-Z]$/.test(code) ? `${code} – ${outcome.wording}` : outcome.wording;
}

export function meetingText({ meeting, agendaItem }: Submission): string {
  if (meeting === null) return 'Not yet set';
  return agendaItem === null ? dayText(meeting) : `${dayText(meeting)}, item ${agendaItem}`;
}

export function stageField({ stages }: PanelFacts, id = 'stage'): Html {
  return selectField({
    id,
    name: 'stage',
    label: 'Stage',
    options: stages.map((stage) => ({ value: stage.id, text: stage.title })),
  });
}

export function knownStage({ stages }: PanelFacts, id: string): string {
  if (stages.length > 0 && !stages.some((stage) => stage.id === id))
    throw new InputError(`unknown stage: ${id.slice(0, 40)}. Choose one of the list.`);
  return id;
}

export function knownOutcome({ outcomes }: PanelFacts, code: string): string {
  const outcome = outcomes.find((each) => each.code === code);
  if (outcome?.attested !== true)
    throw new InputError(`outcome is not attested by any minute: ${code.slice(0, 40)}. Choose one of the list.`);
  return code;
}
