import { html } from '@assay/report';
import type { Entry } from '../store/entries.ts';
import type { Submission } from '../submission/submissions.ts';
import { dayText, instantText } from './date-text.ts';
import type { Page } from './layout.ts';

/** An action with the paper it is of, and how it stands today. */
export interface StandingAction {
  readonly paper: Submission;
  readonly entry: Entry;
  readonly state: 'overdue' | 'open' | 'done';
}

/** Every action that anyone recorded, as sorted. */
export function actionsPage(sorted: readonly StandingAction[]): Page {
  const tag = {
    overdue: html`<span class="tag bad">Overdue</span>`,
    open: html`<span class="tag warn">Open</span>`,
    done: html`<span class="tag good">Done</span>`,
  };
  return {
    title: 'Actions',
    section: 'meetings',
    above: [{ href: '/meetings', text: 'Meetings' }],
    main: html`<h1>Actions</h1>
${
  sorted.length === 0
    ? html`<p>No action is recorded yet. They are added on a submission’s page.</p>`
    : html`<div class="scroll" tabindex="0" role="group" aria-labelledby="actions-caption"><table>
<caption id="actions-caption">${sorted.length} ${sorted.length === 1 ? 'action' : 'actions'}, what is overdue first</caption>
<thead><tr><th scope="col">What</th><th scope="col">State</th><th scope="col">Who</th><th scope="col">Due</th><th scope="col">Paper</th></tr></thead>
<tbody>
${sorted.map(({ paper, entry, state }) => html`<tr><th scope="row">${entry.text}<p class="quiet small">recorded by ${entry.byName}, ${instantText(entry.at)}</p></th><td>${tag[state]}</td><td>${entry.owner ?? 'nobody named'}</td><td>${entry.due === null ? 'no date' : dayText(entry.due)}</td><td><a href="/submissions/${paper.id}">${paper.title}</a></td></tr>\n`)}</tbody></table></div>`
}`,
  };
}
