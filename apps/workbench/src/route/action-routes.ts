import { Hono } from 'hono';
import { actionsPage, type StandingAction } from '../page/actions-page.ts';
import { respond } from '../page/respond.ts';
import { type Entry, entriesBySubmission, openActions } from '../store/entries.ts';
import { submissions } from '../submission/submissions.ts';
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
    const dueOf = ({ entry }: StandingAction) => entry.due ?? '9999';
    const sorted = actions.sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        dueOf(a).localeCompare(dueOf(b), 'en') ||
        a.entry.id - b.entry.id,
    );
    return respond(c, actionsPage(sorted));
  });
  return routes;
}

function stateOf({ due }: Entry, isOpen: boolean, today: string): StandingAction['state'] {
  if (!isOpen) return 'done';
  return due !== null && due < today ? 'overdue' : 'open';
}
