import { type Html, html } from '@assay/report';
import type { NotebookEntry } from '../report/notebook-index.ts';
import type { RunEntry } from '../run/run-index.ts';
import type { Person } from '../security/person.ts';
import { isJobOver, type Job, type JobLine } from '../store/jobs.ts';
import type { Workbench } from '../workbench-context.ts';
import { instantText } from './date-text.ts';
import { form } from './form.ts';
import type { Page } from './layout.ts';
import { progressScriptHref } from './progress-script.ts';
import { runList } from './run-list.ts';
import { stateWords } from './state-words.ts';

interface Runs {
  readonly stored: readonly RunEntry[];
  readonly asked: readonly Job[];
  readonly notebooks: ReadonlyMap<string, NotebookEntry['description']>;
}

/** Runs that were asked for here, and those that are stored. */
export function runsPage(workbench: Workbench, { stored, asked, notebooks }: Runs): Page {
  const slugs = [...new Set(stored.map(({ slug }) => slug))];
  return {
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
  };
}

/** What a job said, as far as one page shows it. */
interface JobSaid {
  readonly lines: readonly JobLine[];
  readonly hasEarlier: boolean;
  /** Number of its last line. */
  readonly last: number;
  readonly progress: string | null;
  /** These are lines of before, beside which new ones have no place. */
  readonly isEarlier: boolean;
}

/** A run that was asked for: its progress, and the way to stop it. */
export function jobPage(workbench: Workbench, person: Person, job: Job, said: JobSaid): Page {
  const over = isJobOver(job);
  const { lines, hasEarlier, last, isEarlier } = said;
  const progress = said.progress?.split('/');
  const [kind, text] = stateWords[job.state];
  return {
    title: `${job.kind === 'rerun' ? 'Rerun' : 'Run'} of ${job.notebook}`,
    section: 'runs',
    above: [
      { href: '/runs', text: 'Runs' },
      { href: `/notebooks/${job.notebook}`, text: job.notebook },
    ],
    ...(over || isEarlier
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
${!over && form(workbench, person, { action: `/runs/${job.id}/cancel`, body: html``, submit: 'Stop this run', secondary: true })}
${over && job.state !== 'finished' && html`<div class="actions"><a class="button secondary" href="/notebooks/${job.notebook}/run${job.state === 'failed' && html`?look=${job.id}`}">Try again</a></div>`}
<h2>What happened</h2>
${hasEarlier && html`<p><a href="/runs/${job.id}?before=${lines[0]!.number}">What was said before these ${lines.length} lines</a></p>`}
${isEarlier && html`<p><a href="/runs/${job.id}">The latest lines</a></p>`}
<ol${!isEarlier && html` data-events="/runs/${job.id}/events?after=${last}"`}>${lines.map(({ text }) => html`<li>${text}</li>`)}</ol>`,
  };
}

function jobTable(list: readonly Job[]): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="jobs-caption"><table>
<caption id="jobs-caption">The latest first</caption>
<thead><tr><th scope="col">Run</th><th scope="col">State</th><th scope="col">Asked for by</th><th scope="col">When</th></tr></thead>
<tbody>
${list.map((job) => {
  const [kind, text] = stateWords[job.state];
  return html`<tr><th scope="row"><a href="/runs/${job.id}">${job.kind === 'rerun' ? 'Rerun' : 'Run'} of ${job.notebook}<span class="visually-hidden">, ${instantText(job.requestedAt)}, </span> <code>${job.id.slice(0, 8)}</code></a></th><td><span class="tag ${kind}">${text}</span></td><td>${job.requestedBy}</td><td>${instantText(job.requestedAt)}</td></tr>\n`;
})}</tbody></table></div>`;
}
