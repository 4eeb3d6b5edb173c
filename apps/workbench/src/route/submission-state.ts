import { type Html, html } from '@assay/report';
import type { PanelFacts } from '@assay/report/store';
import { InputError } from '@assay/statistics';
import { dayText, instantText } from '../page/date-text.ts';
import { selectField } from '../page/form.ts';
import { roleTitle } from '../people/person.ts';
import { type Entry, entriesOfSubmission } from '../store/entries.ts';
import type { StageNow } from '../store/submission-pages.ts';
import type { Submission } from '../store/submissions.ts';
import type { Workbench } from '../workbench-context.ts';

/** One step in the life of a submission: which stage, and who recorded it when and why; the minutes where nobody did. */
interface StageStep {
  readonly stage: string;
  readonly recorded: Entry | null;
}

/** Every stage that a submission was in, the first first; entries are append-only, so the history is as well. */
export function stageHistory({ store }: Pick<Workbench, 'store'>, { id, stage }: Submission): readonly StageStep[] {
  const entries = entriesOfSubmission(store, id).filter(({ kind, verdict }) => kind === 'stage' && verdict !== null);
  return [{ stage, recorded: null }, ...entries.map((recorded) => ({ stage: recorded.verdict!, recorded }))];
}

/**
 * Where a submission is: its step on the main way, and the state beside it (interim, withdrawn, asked to return) until it
 * moves on.
 */
export function currentStage(workbench: Pick<Workbench, 'store' | 'panel'>, submission: Submission): StageNow {
  const steps = stageHistory(workbench, submission).map((step) => step.stage);
  const sides = sideStages(workbench.panel);
  const last = steps.at(-1)!;
  return { main: steps.findLast((id) => !sides.includes(id)) ?? null, side: sides.includes(last) ? last : null };
}

/** Stages that stand beside the main way. */
export function sideStages({ stages }: PanelFacts): readonly string[] {
  return stages.filter(({ kind }) => kind === 'side').map(({ id }) => id);
}

/** The stage in words, with a tag for a state that somebody looking for the paper must not miss. */
export function stageTags({ panel }: Pick<Workbench, 'panel'>, { main, side }: StageNow): Html {
  return html`${main !== null && stageTitle(panel, main)}${main !== null && side !== null && ' '}${
    side !== null && html`<span class="tag ${side === 'withdrawn' ? 'bad' : 'warn'}">${stageTitle(panel, side)}</span>`
  }`;
}

/** Every outcome of a paper, that of the minutes first: a later one stands beside the earlier, each with who and when. */
export function outcomeList({ store, panel }: Pick<Workbench, 'store' | 'panel'>, submission: Submission): Html {
  const recorded = entriesOfSubmission(store, submission.id).filter(({ kind }) => kind === 'outcome');
  const outcomes = [
    ...(submission.outcome === null
      ? []
      : [{ code: submission.outcome, from: html`in the minutes of ${meetingText(submission)}` }]),
    ...recorded.map(({ verdict, byName, byRole, at }) => ({
      code: verdict,
      from: html`recorded by ${byName} (${roleTitle(byRole)}), ${instantText(at)}`,
    })),
  ].map(({ code, from }) => html`${outcomeText(panel, code)} <span class="quiet small">${from}</span>`);
  if (outcomes.length === 0) return html`${outcomeText(panel, null)}`;
  return outcomes.length === 1 ? outcomes[0]! : html`<ol>${outcomes.map((each) => html`<li>${each}</li>`)}</ol>`;
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
