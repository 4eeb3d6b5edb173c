import { html } from '@assay/report';
import { may } from '../security/permissions.ts';
import type { Person } from '../security/person.ts';
import { submissionPage, submissionsByStage } from '../submission/submission-pages.ts';
import { sideStages } from '../submission/submission-state.ts';
import type { Workbench } from '../workbench-context.ts';
import { form, selectField, textField } from './form.ts';
import type { Page } from './layout.ts';
import { LONGEST } from './short-text.ts';
import { meetingText, outcomeList, stageField, stageTags } from './submission-tags.ts';

/** More stand on further pages: a list of ten thousand is read by nobody. */
const PAGE_ROWS = 100;

/** Papers before the panel, a page of them; `stage` and `asked` are what the address asks for. */
export function submissionsPage(workbench: Workbench, person: Person, stage: string | undefined, asked: number): Page {
  const { store, panel } = workbench;
  const sides = sideStages(panel);
  const counts = submissionsByStage(store, sides);
  const at = (id: string) => sumOf(counts.filter(({ main, side }) => main === id || side === id));
  const stages = panel.stages.flatMap(({ id, title }) =>
    at(id) === 0 ? [] : [{ value: id, text: `${title} (${at(id)})` }],
  );
  const wanted = stages.find(({ value }) => value === stage)?.value ?? '';
  const all = sumOf(counts);
  const found = wanted === '' ? all : at(wanted);
  const pages = Math.max(1, Math.ceil(found / PAGE_ROWS));
  const page = Math.min(pages, Math.max(1, Math.trunc(asked) || 1));
  const first = (page - 1) * PAGE_ROWS;
  const shown = submissionPage(store, sides, { stage: wanted, first, rows: PAGE_ROWS });
  const pageLink = (at: number) => `/submissions?${wanted === '' ? '' : `stage=${wanted}&`}page=${at}`;
  return {
    title: 'Submissions',
    section: 'submissions',
    main: html`<h1>Submissions</h1>
<p class="lead">Tools and papers that came before the panel, how far each is, and what the panel said.</p>
${may(person, 'start a submission') && html`<div class="actions"><a class="button secondary" href="/submissions/new">Start a submission</a></div>`}
${
  stages.length > 1 &&
  html`<form method="get" action="/submissions">${selectField({ name: 'stage', label: 'Stage or state', value: wanted, options: [{ value: '', text: `All (${all})` }, ...stages] })}
<div class="actions"><button class="button secondary" type="submit">Show</button></div></form>`
}
<div class="scroll" tabindex="0" role="group" aria-labelledby="submissions-caption"><table>
<caption id="submissions-caption">${found} ${found === 1 ? 'submission' : 'submissions'}, the latest meeting first${pages > 1 && `: ${first + 1} to ${first + shown.length}`}</caption>
<thead><tr><th scope="col">Tool or paper</th><th scope="col">Stage</th><th scope="col">Meeting</th><th scope="col">Outcome</th></tr></thead>
<tbody>
${shown.map((each) => html`<tr><th scope="row"><a href="/submissions/${each.id}">${each.title}</a></th><td>${stageTags(workbench, each.now)}</td><td>${meetingText(each)}</td><td>${outcomeList(workbench, each)}</td></tr>\n`)}</tbody></table></div>
${
  pages > 1 &&
  html`<nav aria-label="Pages of submissions"><p>Page ${page} of ${pages}.${page > 1 && html` <a href="${pageLink(page - 1)}" rel="prev">Page ${page - 1}</a>`}${page < pages && html` <a href="${pageLink(page + 1)}" rel="next">Page ${page + 1}</a>`}</p></nav>`
}`,
  };
}

function sumOf(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** The form that starts a submission. */
export function newSubmissionPage(workbench: Workbench, person: Person): Page {
  const { panel } = workbench;
  const body = html`${selectField({ name: 'system', label: 'System', options: panel.systems.map(({ id, title }) => ({ value: id, text: `${title} (${id})` })) })}
${textField({ name: 'title', label: 'Title of the paper', attributes: html` required maxlength="${LONGEST.title}"` })}
${stageField(panel)}
${textField({ name: 'meeting', label: 'Meeting', hint: 'The day of the meeting, where it is known.', type: 'date' })}
${textField({ name: 'item', label: 'Agenda item', attributes: html` maxlength="${LONGEST.item}"` })}`;
  return {
    title: 'Start a submission',
    section: 'submissions',
    above: [{ href: '/submissions', text: 'Submissions' }],
    main: html`<h1>Start a submission</h1>
<p>It takes over every question of its system; what is already answered shows at once.</p>
${form(workbench, person, { action: '/submissions', body, submit: 'Start' })}`,
  };
}
