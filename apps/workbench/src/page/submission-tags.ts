import { type Html, html } from '@assay/report';
import type { PanelFacts } from '@assay/report/store';
import { roleTitle } from '../security/person.ts';
import { entriesOfSubmission } from '../store/entries.ts';
import type { StageNow } from '../submission/submission-pages.ts';
import { outcomeText, stageTitle } from '../submission/submission-state.ts';
import type { Submission } from '../submission/submissions.ts';
import type { Workbench } from '../workbench-context.ts';
import { dayText, instantText } from './date-text.ts';
import { selectField } from './form.ts';

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
