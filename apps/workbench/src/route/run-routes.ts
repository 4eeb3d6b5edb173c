import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { onForm } from '../page/form.ts';
import { notFound } from '../page/not-found.ts';
import { respond } from '../page/respond.ts';
import { jobPage, runsPage } from '../page/run-pages.ts';
import { stateWords } from '../page/state-words.ts';
import { isBroken } from '../report/notebook-index.ts';
import { may } from '../security/permissions.ts';
import { isJobOver, type Job, jobById, jobLines, jobLinesBefore, jobProgress, jobs } from '../store/jobs.ts';
import type { Workbench, WorkbenchContext, WorkbenchEnvironment } from '../workbench-context.ts';

const heartbeatMilliseconds = 15_000;

/** Runs that were asked for here: the list, each with its progress, and the way to stop it. */
export function runRoutes(workbench: Workbench): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();
  const { store, queue } = workbench;

  routes.get('/', async (c) => {
    const person = c.get('person');
    const stored = workbench.runs.list().filter((run) => workbench.mayRead(person, run));
    const notebooks = new Map(
      (await workbench.notebooks.all()).flatMap((entry) => (isBroken(entry) ? [] : [[entry.slug, entry.description]])),
    );
    const asked = may(person, 'run notebooks') ? jobs(store) : [];
    return respond(c, runsPage(workbench, { stored, asked, notebooks }));
  });

  const withJob =
    (answer: (c: WorkbenchContext, job: Job) => Response | Promise<Response>) => (c: WorkbenchContext) => {
      const job = may(c.get('person'), 'run notebooks') ? jobById(store, c.req.param('id') ?? '') : null;
      return job === null ? notFound(c, 'run') : answer(c, job);
    };

  routes.get(
    '/:id',
    withJob((c, job) => {
      const asked = c.req.query('before');
      if (asked !== undefined && !/^[1-9]\d{0,14}$/.test(asked)) return notFound(c, 'run');
      const before = asked === undefined ? null : Number(asked);
      const said = {
        ...jobLinesBefore(store, job.id, before ?? undefined),
        ...jobProgress(store, job.id),
        isEarlier: before !== null,
      };
      return respond(c, jobPage(workbench, c.get('person'), job, said));
    }),
  );

  routes.get(
    '/:id/events',
    withJob((c, job) =>
      // The handler stays pending until the job is over: a stream whose handler returns is closed at once.
      streamSSE(c, async (stream) => {
        let after = Number(c.req.header('Last-Event-ID') ?? c.req.query('after') ?? 0) || 0;
        let wake = () => {};
        const stop = queue.listen(job.id, () => wake());
        stream.onAbort(() => wake());
        try {
          while (!stream.aborted) {
            const news = new Promise<void>((resolve) => {
              const timer = setTimeout(resolve, heartbeatMilliseconds);
              wake = () => {
                clearTimeout(timer);
                resolve();
              };
            });
            for (let lines = jobLines(store, job.id, after); lines.length > 0; ) {
              for (const { number, kind, text } of lines) {
                after = number;
                await stream.writeSSE({ event: kind, data: text, id: String(number) });
              }
              await new Promise<void>((resolve) => setImmediate(resolve));
              lines = stream.aborted ? [] : jobLines(store, job.id, after);
            }
            const current = jobById(store, job.id)!;
            await stream.writeSSE({ event: 'state', data: stateWords[current.state][1] });
            if (isJobOver(current)) {
              wake();
              await stream.writeSSE({ event: 'end', data: current.state });
              return;
            }
            await news;
          }
        } finally {
          wake();
          stop();
        }
      }),
    ),
  );

  routes.post('/:id/cancel', (c) =>
    onForm(workbench, (context) => {
      const job = jobById(store, context.req.param('id') ?? '');
      if (job === null) return notFound(context, 'run');
      queue.cancel(job.id);
      return context.redirect(`/runs/${job.id}`, 303);
    })(c),
  );

  return routes;
}
