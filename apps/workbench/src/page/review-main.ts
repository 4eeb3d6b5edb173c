import { type Html, html } from '@assay/report';
import { may } from '../security/permissions.ts';
import type { Person } from '../security/person.ts';
import { authorsOfEntries, entriesOfRun, isReleased, isWithheld, withdrawalOf } from '../store/entries.ts';
import { entriesFor, type Review } from '../submission/review-entries.ts';
import { type Attachment, packsOfRun } from '../submission/submissions.ts';
import type { Workbench } from '../workbench-context.ts';
import { instantText } from './date-text.ts';
import { entryList } from './entry-list.ts';
import { form, selectField, textArea } from './form.ts';

/** The page of a review: what was said and decided, and what this person may add. */
export function reviewMain(workbench: Workbench, person: Person, review: Review, what: string): Html {
  const { store } = workbench;
  const { run, folder, title, base } = review;
  const taken = withdrawalOf(store, run);
  const mayDecide = may(person, 'decide on a run') && !authorsOfEntries(store, run).has(person.id);
  return html`<h1>Review</h1>
<p class="lead">${title}, ${what}</p>
<p>${isReleased(store, run) ? html`<span class="tag good">Released to members</span>` : html`<span class="tag warn">${taken === null ? 'Not released: members cannot see it' : `Withdrawn from members, ${instantText(taken.at)}`}</span>`}</p>
${taken && html`<p>Whoever opens it as a member reads when it was withdrawn, by whom and why. What it told stays remembered, and binds every later release.</p>`}
${may(person, 'read what is not released') && packList(packsOfRun(store, run))}
${entryList(entriesFor(person, entriesOfRun(store, run)), 'What was said and decided')}
<h2>Add to the review</h2>
<p>What is added stays, with your name and the time.</p>
${commentForm(workbench, person, review)}
${
  may(person, 'run notebooks') &&
  (folder === null
    ? html`<h3>Run it again</h3><p>The run was done elsewhere. Download the pack, and run it again with <code>assay rerun</code>.</p>`
    : html`<h3>Run it again</h3><p>Reads the same inputs with the same choices, and writes a certificate of how each number came out.</p>${form(workbench, person, { action: `${base}/rerun`, body: html``, submit: 'Rerun', secondary: true })}`)
}
${may(person, 'read what is not released') && folder !== null && trialOffer(base, isWithheld(store, run))}
${mayDecide ? decisionForm(workbench, person, base, isReleased(store, run)) : may(person, 'decide on a run') ? html`<p>You had a hand in this run, so somebody else must decide on it.</p>` : null}`;
}

/** The way to a trial; of a run that is withheld nothing leaves, and so there is none. */
function trialOffer(base: string, withheld: boolean): Html {
  if (withheld) {
    return html`<h3>What would leave</h3><p>Nothing, while it is withheld: there is no trial of it until a reviewer releases it.</p>`;
  }
  return html`<h3>Before it is released</h3><p>A trial goes through the same gate as a release, beside all that left before, and is kept nowhere. A release binds every later one of this notebook, for good.</p><p><a class="button secondary" href="${base}/would-leave">See what would leave</a></p>`;
}

/** A release covers the packs that are there when it is decided. */
function packList(packs: readonly Attachment[]): Html | null {
  if (packs.length === 0) return null;
  return html`<p>A release lets members read these packs as well; one that is attached later needs another release:</p>
<ul>${packs.map(({ pack, bears, attachedBy, attachedAt }) => html`<li><a href="/packs/${pack}">Pack <span class="mono">${(bears ?? pack!).slice(0, 12)}</span></a> <span class="quiet small">attached by ${attachedBy}, ${instantText(attachedAt)}</span></li>`)}</ul>`;
}

function commentForm(workbench: Workbench, person: Person, { run, findings, base }: Review): Html {
  const comments = entriesFor(person, entriesOfRun(workbench.store, run)).filter(
    ({ kind }) => kind === 'comment' || kind === 'answer',
  );
  const body = html`${selectField({ name: 'finding', label: 'About', options: [{ value: '', text: 'The whole report' }, ...findings.map(({ id, title }) => ({ value: id, text: title }))] })}
${comments.length > 0 && selectField({ name: 'answers', label: 'In answer to', options: [{ value: '', text: 'Nothing: a comment of its own' }, ...comments.map(({ id, byName, text }) => ({ value: String(id), text: `${id}, ${byName}: ${text.slice(0, 50)}` }))] })}
${textArea({ name: 'text', label: 'Comment' })}`;
  return form(workbench, person, { action: `${base}/comments`, body, submit: 'Add comment' });
}

function decisionForm(workbench: Workbench, person: Person, base: string, isOut: boolean): Html {
  const options = [
    { value: 'disclosure:release', text: 'Release to members' },
    {
      value: 'disclosure:withhold',
      text: isOut ? 'Withdraw from members, who then read why' : 'Withhold from members',
    },
    { value: 'sign-off:agreed', text: 'Sign off: the numbers hold and say what the report says' },
    { value: 'sign-off:not agreed', text: 'Do not sign off' },
  ];
  return html`<h3>Decide</h3>
${form(workbench, person, {
  action: `${base}/decisions`,
  body: html`${selectField({ name: 'decision', label: 'Decision', options })}${textArea({ id: 'decision-text', name: 'text', label: 'Why' })}`,
  submit: 'Record decision',
})}`;
}
