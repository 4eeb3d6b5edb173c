import { compareResults } from '@assay/evidence';
import { html, reportTitle } from '@assay/report';
import { Hono } from 'hono';
import { instantText } from '../page/date-text.ts';
import { driftTable } from '../page/drift-table.ts';
import { onForm, selectField } from '../page/form.ts';
import { notFound } from '../page/not-found.ts';
import { respond } from '../page/respond.ts';
import { chosenText } from '../page/run-list.ts';
import type { Person } from '../people/person.ts';
import type { RunEntry } from '../project/run-index.ts';
import { certificateText } from '../run/certificate-text.ts';
import type { Workbench, WorkbenchContext, WorkbenchEnvironment } from '../workbench-context.ts';
import { addComment, addDecision, type Review, reviewMain } from './review-parts.ts';

/** What reviewers do with a run: comment, rerun, decide on disclosure, sign off; and what changed since another run. */
export function reviewRoutes(workbench: Workbench): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();
  const { runs } = workbench;

  const withRun =
    (answer: (c: WorkbenchContext, run: RunEntry, person: Person) => Response | Promise<Response>) =>
    (c: WorkbenchContext) => {
      const run = runs.find(c.req.param('run') ?? '');
      const person = c.get('person');
      return run === null || !workbench.mayRead(person, run) ? notFound(c, 'report') : answer(c, run, person);
    };

  const reviewOf = (person: Person, run: RunEntry): Review => {
    const source = workbench.sourceFor(person, run);
    return {
      run: run.id,
      folder: run.folder,
      title: reportTitle(source),
      findings: source.results.findings,
      base: `/reports/${run.id}`,
    };
  };

  routes.get(
    '/:run/review',
    withRun((c, run, person) => {
      const review = reviewOf(person, run);
      return respond(c, {
        title: `Review of ${review.title}`,
        section: 'runs',
        above: [{ href: review.base, text: review.title }],
        main: reviewMain(workbench, person, review, `run of ${instantText(run.storedAt)}`),
      });
    }),
  );

  routes.get(
    '/:run/changes',
    withRun((c, run, person) => {
      const others = runs.list(run.slug).filter((each) => each.id !== run.id && workbench.mayRead(person, each));
      const since = others.find(({ id }) => id === c.req.query('since')) ?? null;
      const source = workbench.sourceFor(person, run);
      const report = since === null ? null : compareResults(workbench.sourceFor(person, since).results, source.results);
      return respond(c, {
        title: `What changed: ${source.notebook.title}`,
        section: 'runs',
        above: [{ href: `/reports/${run.id}`, text: source.notebook.title }],
        main: html`<h1>What changed</h1>
<p class="lead">${reportTitle(source)}, run of ${instantText(run.storedAt)}</p>
${
  others.length === 0
    ? html`<p>There is no other run to compare with.</p>`
    : html`<form method="get" action="/reports/${run.id}/changes">${selectField({ name: 'since', label: 'Since the run of', value: since?.id ?? null, options: others.map((each) => ({ value: each.id, text: `${instantText(each.storedAt)}, ${chosenText(workbench, each, source.notebook.parameters)} (${each.id.slice(0, 8)})` })) })}
<div class="actions"><button class="button secondary" type="submit">Compare</button></div></form>`
}
${
  report &&
  html`<h2>In a sentence</h2><p>${certificateText(report)}</p>
<h2>Number by number</h2>${driftTable(report)}`
}`,
      });
    }),
  );

  routes.post('/:run/comments', (c) =>
    onForm(workbench, (context, fields, person) =>
      withRun((inner, run) => {
        const review = reviewOf(person, run);
        addComment(workbench, person, review, fields);
        return inner.redirect(`${review.base}/review`, 303);
      })(context),
    )(c),
  );

  routes.post('/:run/rerun', (c) =>
    onForm(workbench, (context, _fields, person) =>
      withRun((inner, run) => {
        const job = workbench.queue.add(person, { kind: 'rerun', notebook: run.slug, run: run.id });
        return inner.redirect(`/runs/${job.id}`, 303);
      })(context),
    )(c),
  );

  routes.post('/:run/decisions', (c) =>
    onForm(workbench, (context, fields, person) =>
      withRun(async (inner, run) => {
        const review = reviewOf(person, run);
        await addDecision(workbench, person, review, fields);
        return inner.redirect(`${review.base}/review`, 303);
      })(context),
    )(c),
  );

  return routes;
}
