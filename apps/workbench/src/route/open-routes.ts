import { systemName } from '@assay/report/store';
import type { Context, Hono } from 'hono';
import type { LiveShelf } from '../live/live-shelf.ts';
import { notFound } from '../page/not-found.ts';
import { addJob, setJobState } from '../store/jobs.ts';
import type { Workbench, WorkbenchContext } from '../workbench-context.ts';
import { liveRoutes } from './live-routes.ts';

/** A notebook live, for analysts alone: what it shows has passed no gate. */
export function openRoutes({ panel, store }: Workbench, shelf: LiveShelf): Hono {
  return liveRoutes(
    async (c: Context) => {
      const context = c as unknown as WorkbenchContext;
      return shelf.find(c.req.param('slug') ?? '') ?? notFound(context, 'notebook');
    },
    {
      ledger: panel.ledger,
      systemName: (system) => systemName(panel, system),
      now: () => new Date(store.now()),
    },
    // Whoever stored it had a hand in it, whichever role they are given later.
    (c, { notebook, run }) => {
      const id = crypto.randomUUID();
      addJob(store, (c as unknown as WorkbenchContext).get('person'), id, { kind: 'run', notebook, choices: {} });
      setJobState(store, id, { state: 'finished', run });
    },
  );
}
