import { html } from '@assay/report';
import type { Context, Hono } from 'hono';
import { liveRoutes } from '../live/live-routes.ts';
import type { LiveShelf } from '../live/live-shelf.ts';
import { notFound } from '../page/not-found.ts';
import { respond } from '../page/respond.ts';
import { may } from '../people/permissions.ts';
import type { Workbench, WorkbenchContext } from '../workbench-context.ts';

/** A notebook live, for analysts alone: what it shows has passed no gate. */
export function openRoutes({ panel, store }: Workbench, shelf: LiveShelf): Hono {
  return liveRoutes(
    async (c: Context) => {
      const context = c as unknown as WorkbenchContext;
      if (!may(context.get('person'), 'open notebooks')) return refused(context);
      return shelf.find(c.req.param('slug') ?? '') ?? notFound(context, 'notebook');
    },
    {
      ledger: panel.ledger,
      systemName: (system) => panel.systems.find(({ id }) => id === system)?.title ?? null,
      now: () => new Date(store.now()),
    },
  );
}

function refused(c: WorkbenchContext): Response {
  const main = html`<h1>This is for analysts</h1><p>A notebook that is being written has passed no disclosure gate. Read its report once it is released.</p>`;
  return respond(c, { title: 'Refused', section: 'notebooks', main }, 403);
}
