import { compareResults } from '@assay/evidence';
import { reportTitle } from '@assay/report';
import { Hono } from 'hono';
import { instantText } from '../page/date-text.ts';
import { onForm } from '../page/form.ts';
import { notFound } from '../page/not-found.ts';
import { respond } from '../page/respond.ts';
import { reviewMain } from '../page/review-main.ts';
import { runChangesPage } from '../page/run-changes-page.ts';
import { trialPage } from '../page/trial-page.ts';
import { unreadableReport } from '../page/unreadable-report.ts';
import type { RunEntry } from '../run/run-index.ts';
import type { Person } from '../security/person.ts';
import type { Review } from '../submission/review-entries.ts';
import type { Workbench, WorkbenchContext, WorkbenchEnvironment } from '../workbench-context.ts';
import { addComment, addDecision } from './record-review.ts';

/** What reviewers do with a run: comment, rerun, decide on disclosure, sign off; and what changed since another run. */
export function reviewRoutes(workbench: Workbench): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();
  const { runs } = workbench;

  const withRun =
    (answer: (c: WorkbenchContext, run: RunEntry, person: Person) => Response | Promise<Response>) =>
    (c: WorkbenchContext) => {
      const run = runs.find(c.req.param('run') ?? '');
      const person = c.get('person');
      return run === null || !workbench.mayRead(person, run)
        ? unreadableReport(workbench, c, run)
        : answer(c, run, person);
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
      return respond(c, runChangesPage(workbench, { run, source, others, since, report }));
    }),
  );

  routes.get(
    '/:run/would-leave',
    withRun(async (c, run) =>
      run.folder === null
        ? notFound(c, 'trial')
        : respond(
            c,
            trialPage(run, await workbench.tasks.perform({ kind: 'trial', home: workbench.home, stored: run.folder })),
          ),
    ),
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
