import { Hono } from 'hono';
import { notFound } from '../page/not-found.ts';
import { notebookPage, notebooksPage } from '../page/notebook-pages.ts';
import { respond } from '../page/respond.ts';
import type { Workbench, WorkbenchEnvironment } from '../workbench-context.ts';

/** The list of notebooks, and each with its cells and code. */
export function notebookRoutes(workbench: Workbench): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();

  routes.get('/', async (c) => {
    return respond(c, notebooksPage(workbench, c.get('person'), await workbench.notebooks.all()));
  });

  routes.get('/:slug', async (c) => {
    const entry = await workbench.notebooks.find(c.req.param('slug'));
    if (entry === null) return notFound(c, 'notebook');
    return respond(c, notebookPage(workbench, c.get('person'), entry));
  });

  return routes;
}
