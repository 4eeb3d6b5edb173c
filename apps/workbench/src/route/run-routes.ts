import { type Html, html } from '@assay/report';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { instantText } from '../page/date-text.ts';
import { form, onForm } from '../page/form.ts';
import { notFound } from '../page/not-found.ts';
import { progressScriptHref } from '../page/progress-script.ts';
import { respond } from '../page/respond.ts';
import { runList } from '../page/run-list.ts';
import { may } from '../people/permissions.ts';
import { isBroken } from '../project/notebook-index.ts';
import { isOver, type Job, type JobState, jobById, jobLines, jobs } from '../store/jobs.ts';
import type { Workbench, WorkbenchContext, WorkbenchEnvironment } from '../workbench-context.ts';

const stateWords: Readonly<Record<JobState, readonly [kind: string, text: string]>> = {
  waiting: ['', 'Waiting for its turn'],
  running: ['', 'Running'],
  finished: ['good', 'Finished'],
  failed: ['bad', 'Failed'],
  cancelled: ['warn', 'Cancelled'],
  interrupted: ['warn', 'Interrupted'],
};

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
    const slugs = [...new Set(stored.map(({ slug }) => slug))];
    const asked = may(person, 'run notebooks') ? jobs(store) : [];
    return respond(c, {
      title: 'Runs',
      section: 'runs',
      main: html`<h1>Runs</h1>
${asked.length > 0 && html`<h2>Asked for here</h2>${jobTable(asked)}`}
<h2>Stored runs</h2>
${slugs.length === 0 && html`<p>No run to show yet.</p>`}
${slugs.map((slug) => {
  const runs = stored.filter((run) => run.slug === slug);
  const notebook = notebooks.get(slug);
  return html`<h3>${notebook === undefined ? slug : html`<a href="/notebooks/${slug}">${notebook.title}</a>`}</h3>
${runList(workbench, runs, notebook?.parameters ?? [], 3)}
${runs.length > 3 && notebook !== undefined && html`<p class="small"><a href="/notebooks/${slug}#runs">All ${runs.length} runs of ${notebook.title}</a></p>`}`;
})}`,
    });
  });

  const withJob =
    (answer: (c: WorkbenchContext, job: Job) => Response | Promise<Response>) => (c: WorkbenchContext) => {
      const job = may(c.get('person'), 'run notebooks') ? jobById(store, c.req.param('id') ?? '') : null;
      return job === null ? notFound(c, 'run') : answer(c, job);
    };

  routes.get(
    '/:id',
    withJob((c, job) => {
      const lines = jobLines(store, job.id);
      const over = isOver(job);
      const progress = lines.findLast(({ kind }) => kind === 'progress')?.text.split('/');
      const [kind, text] = stateWords[job.state];
      return respond(c, {
        title: `${job.kind === 'rerun' ? 'Rerun' : 'Run'} of ${job.notebook}`,
        section: 'runs',
        above: [
          { href: '/runs', text: 'Runs' },
          { href: `/notebooks/${job.notebook}`, text: job.notebook },
        ],
        ...(over
          ? {}
          : {
              head: html`<noscript><meta http-equiv="refresh" content="2"></noscript>
<script src="${progressScriptHref}" defer></script>
`,
            }),
        main: html`<h1>${job.kind === 'rerun' ? 'Rerun' : 'Run'} of ${job.notebook}</h1>
<p role="status"><span class="tag ${kind}" data-status>${text}</span> ${job.message}</p>
<p class="quiet">Asked for by ${job.requestedBy}, ${instantText(job.requestedAt)}</p>
${!over && html`<p><label for="progress">Steps done</label><progress id="progress" max="${progress?.[1] ?? '1'}" value="${progress?.[0] ?? '0'}"></progress></p>`}
${job.state === 'finished' && job.run !== null && html`<div class="actions"><a class="button" href="/reports/${job.run}${job.kind === 'rerun' && '/review'}">${job.kind === 'rerun' ? 'See the certificate' : 'Read the report'}</a>${job.from !== null && job.from !== job.run && html`<a class="button secondary" href="/reports/${job.run}/changes?since=${job.from}">Compare with the run before</a>`}</div>`}
${!over && form(workbench, c.get('person'), { action: `/runs/${job.id}/cancel`, body: html``, submit: 'Stop this run', secondary: true })}
${over && job.state !== 'finished' && html`<div class="actions"><a class="button secondary" href="/notebooks/${job.notebook}/run">Try again</a></div>`}
<h2>What happened</h2>
<ol data-events="/runs/${job.id}/events?after=${lines.at(-1)?.number ?? 0}">${lines.filter((line) => line.kind === 'line').map((line) => html`<li>${line.text}</li>`)}</ol>`,
      });
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
            for (const line of jobLines(store, job.id, after)) {
              after = line.number;
              await stream.writeSSE({ event: line.kind, data: line.text, id: String(line.number) });
            }
            const current = jobById(store, job.id)!;
            await stream.writeSSE({ event: 'state', data: stateWords[current.state][1] });
            if (isOver(current)) {
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

function jobTable(list: readonly Job[]): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="jobs-caption"><table>
<caption id="jobs-caption">The latest first</caption>
<thead><tr><th scope="col">Run</th><th scope="col">State</th><th scope="col">Asked for by</th><th scope="col">When</th></tr></thead>
<tbody>
${list.map((job) => {
  const [kind, text] = stateWords[job.state];
  return html`<tr><th scope="row"><a href="/runs/${job.id}">${job.kind === 'rerun' ? 'Rerun' : 'Run'} of ${job.notebook}</a></th><td><span class="tag ${kind}">${text}</span></td><td>${job.requestedBy}</td><td>${instantText(job.requestedAt)}</td></tr>\n`;
})}</tbody></table></div>`;
}
