import { html } from '@assay/report';
import type { WorkbenchContext } from '../workbench-context.ts';
import { respond } from './respond.ts';

/** The page for what does not exist, or is not for this person: both read the same, so that nothing can be guessed. */
export function notFound(c: WorkbenchContext, what = 'page'): Response {
  return respond(
    c,
    {
      title: 'Not found',
      main: html`<h1>There is no such ${what}</h1>
<p>Check the address, or start from the <a href="/">front page</a>. If it was sent to you, it may not have been released yet.</p>`,
    },
    404,
  );
}
