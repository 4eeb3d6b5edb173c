import { packageReference } from '@assay/report/reference';
import { InputError } from '@assay/statistics';
import { Hono } from 'hono';
import { packagePage, packagesPage } from '../page/docs-pages.ts';
import { notFound } from '../page/not-found.ts';
import { respond } from '../page/respond.ts';
import type { WorkbenchEnvironment } from '../workbench-context.ts';

/** What the packages compute and how each is called: signatures, docstrings and tested examples, read from the sources. */
export function docsRoutes(): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();
  routes.get('/', (c) => respond(c, packagesPage()));
  routes.get('/:package', (c) => {
    const reference = referenceOf(c.req.param('package'));
    if (reference === null) return notFound(c);
    return respond(c, packagePage(reference));
  });
  return routes;
}

function referenceOf(name: string) {
  try {
    return packageReference(name);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
