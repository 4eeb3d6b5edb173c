import { html } from '@assay/report';
import { Hono } from 'hono';
import { dayText, instantText } from '../page/date-text.ts';
import { respond } from '../page/respond.ts';
import { type Entry, entriesBySubmission, openActions } from '../store/entries.ts';
import { submissions } from '../store/submissions.ts';
import type { Workbench, WorkbenchEnvironment } from '../workbench-context.ts';

/** Every action that anyone recorded, over all papers: what is overdue first, what is done last. */
export function actionRoutes(workbench: Workbench): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();
  routes.get('/', (c) => {
    const today = new Date(workbench.store.now()).toISOString().slice(0, 10);
    const recorded = entriesBySubmission(workbench.store, ['action', 'action-done']);
    const actions = submissions(workbench.store).flatMap((paper) => {
      const entries = recorded.get(paper.id) ?? [];
      const open = new Set(openActions(entries).map(({ id }) => id));
      return entries
        .filter(({ kind }) => kind === 'action')
        .map((entry) => ({ paper, entry, state: stateOf(entry, open.has(entry.id), today) }));
    });
    const order = ['overdue', 'open', 'done'] as const;
    const sorted = actions.sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        ((a.entry.due ?? '9999') < (b.entry.due ?? '9999') ? -1 : 1) ||
        a.entry.id - b.entry.id,
    );
    const tag = {
      overdue: html`<span class="tag bad">Overdue</span>`,
      open: html`<span class="tag warn">Open</span>`,
      done: html`<span class="tag good">Done</span>`,
    };
    return respond(c, {
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
    });
  });
  return routes;
}

function stateOf({ due }: Entry, isOpen: boolean, today: string): 'overdue' | 'open' | 'done' {
  if (!isOpen) return 'done';
  return due !== null && due < today ? 'overdue' : 'open';
}
