import { html } from '@assay/report';
import { packageNames, packageReference, referenceBody } from '@assay/report/reference';
import { InputError } from '@assay/statistics';
import { Hono } from 'hono';
import { notFound } from '../page/not-found.ts';
import { respond } from '../page/respond.ts';
import type { WorkbenchEnvironment } from '../workbench-context.ts';

/** What the packages compute and how each is called: signatures, docstrings and tested examples, read from the sources. */
export function docsRoutes(): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();
  routes.get('/', (c) =>
    respond(c, {
      title: 'The packages',
      main: html`<h1>The packages</h1>
<p class="lead">What each can be asked, in words, with an example that the tests run.</p>
<ul>${packageNames().map((name) => html`<li><a href="/docs/${name}">${name}</a></li>`)}</ul>`,
    }),
  );
  routes.get('/:package', (c) => {
    const reference = referenceOf(c.req.param('package'));
    if (reference === null) return notFound(c);
    return respond(c, {
      title: reference.name,
      above: [{ href: '/docs', text: 'The packages' }],
      main: html`<h1>${reference.name}</h1>
${referenceBody(reference)}`,
    });
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
