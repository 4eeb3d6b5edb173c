import { Hono } from 'hono';
import { frontPage, glossaryPage } from '../page/front-page.ts';
import { helpPageBody } from '../page/help.ts';
import { respond } from '../page/respond.ts';
import type { Workbench, WorkbenchEnvironment } from '../workbench-context.ts';

/** The front page: the latest report of each notebook with the questions it answers, and what is still open. */
export function frontRoutes(workbench: Workbench): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();
  routes.get('/', async (c) => {
    return respond(c, await frontPage(workbench, c.get('person')));
  });
  routes.get('/glossary', (c) => respond(c, glossaryPage()));
  routes.get('/help', (c) => respond(c, { title: 'Help', main: helpPageBody(c.get('person')) }));
  return routes;
}
