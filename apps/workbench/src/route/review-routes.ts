import { compareResults } from '@assay/evidence';
import { type Html, html } from '@assay/report';
import { releaseToMembers, withholdRun } from '@assay/report/release';
import { InputError } from '@assay/statistics';
import { Hono } from 'hono';
import { instantText } from '../page/date-text.ts';
import { driftTable } from '../page/drift-table.ts';
import { entryList } from '../page/entry-list.ts';
import { form, onForm, selectField, textArea } from '../page/form.ts';
import { notFound } from '../page/not-found.ts';
import { respond } from '../page/respond.ts';
import type { Person } from '../people/person.ts';
import type { RunEntry } from '../project/run-index.ts';
import { certificateText } from '../run/certificate-text.ts';
import { append, authorsOf, type Entry, entriesOfRun, isReleased } from '../store/entries.ts';
import { addRelease } from '../store/releases.ts';
import type { Workbench, WorkbenchContext, WorkbenchEnvironment } from '../workbench-context.ts';

/** What reviewers do with a run: comment, rerun, decide on disclosure, sign off; and what changed since another run. */
export function reviewRoutes(workbench: Workbench): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();
  const { store, runs } = workbench;

  const withRun =
    (answer: (c: WorkbenchContext, run: RunEntry, person: Person) => Response | Promise<Response>) =>
    (c: WorkbenchContext) => {
      const run = runs.find(c.req.param('run') ?? '');
      const person = c.get('person');
      return run === null || !workbench.mayRead(person, run) ? notFound(c, 'report') : answer(c, run, person);
    };

  routes.get(
    '/:run/review',
    withRun((c, run, person) => {
      const source = workbench.sourceFor(person, run);
      const mayDecide = person.role === 'reviewer' && !authorsOf(store, run.id).has(person.id);
      return respond(c, {
        title: `Review of ${source.notebook.title}`,
        section: 'runs',
        above: [{ href: `/reports/${run.id}`, text: source.notebook.title }],
        main: html`<h1>Review</h1>
<p class="lead">${source.notebook.title}, run of ${instantText(run.storedAt)}</p>
<p>${isReleased(store, run.id) ? html`<span class="tag good">Released to members</span>` : html`<span class="tag warn">Not released: members cannot see it</span>`}</p>
${entryList(entriesFor(person, entriesOfRun(store, run.id)), 'What was said and decided')}
<h2>Add to the review</h2>
<p>What is added stays, with your name and the time.</p>
${commentForm(
  workbench,
  person,
  run,
  source.results.findings.map(({ id, title }) => ({ id, title })),
)}
${person.role !== 'member' && html`<h3>Run it again</h3><p>Reads the same inputs with the same choices, and writes a certificate of how each number came out.</p>${form(workbench, person, { action: `/reports/${run.id}/rerun`, body: html``, submit: 'Rerun', secondary: true })}`}
${mayDecide ? decisionForms(workbench, person, run) : person.role === 'reviewer' ? html`<p>You had a hand in this run, so somebody else must decide on it.</p>` : null}`,
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
<p class="lead">${source.notebook.title}, run of ${instantText(run.storedAt)}</p>
${
  others.length === 0
    ? html`<p>There is no other run to compare with.</p>`
    : html`<form method="get" action="/reports/${run.id}/changes">${selectField({ name: 'since', label: 'Since the run of', value: since?.id ?? null, options: others.map((each) => ({ value: each.id, text: `${instantText(each.storedAt)} (${each.id.slice(0, 8)})` })) })}
<div class="actions"><button class="button secondary" type="submit">Compare</button></div></form>`
}
${
  report &&
  html`<h2>In a sentence</h2><p>${certificateText(report).text}</p>
<h2>Number by number</h2>${driftTable(report)}`
}`,
      });
    }),
  );

  routes.post('/:run/comments', (c) =>
    onForm(workbench, (context, fields, person) =>
      withRun((inner, run) => {
        const finding = fields.text('finding');
        if (finding !== '' && !workbench.sourceFor(person, run).results.findings.some(({ id }) => id === finding))
          throw new InputError(`unknown finding: ${finding.slice(0, 60)}. Choose one of the list.`);
        const answers = fields.text('answers');
        if (answers !== '' && !entriesOfRun(store, run.id).some(({ id }) => String(id) === answers))
          throw new InputError('the comment that this answers does not exist. Choose one of the list.');
        append(store, person, {
          kind: answers === '' ? 'comment' : 'answer',
          run: run.id,
          text: fields.text('text'),
          ...(finding === '' ? {} : { finding }),
          ...(answers === '' ? {} : { answers: Number(answers) }),
        });
        return inner.redirect(`/reports/${run.id}/review`, 303);
      })(context),
    )(c),
  );

  routes.post('/:run/rerun', (c) =>
    onForm(workbench, (context, _fields, person) =>
      withRun((inner, run) => {
        if (person.role === 'member') return notFound(inner, 'report');
        const job = workbench.queue.add(person, { kind: 'rerun', notebook: run.slug, run: run.id });
        return inner.redirect(`/runs/${job.id}`, 303);
      })(context),
    )(c),
  );

  routes.post('/:run/decisions', (c) =>
    onForm(workbench, (context, fields, person) =>
      withRun(async (inner, run) => {
        if (person.role !== 'reviewer') return notFound(inner, 'report');
        if (authorsOf(store, run.id).has(person.id)) {
          throw new InputError('you had a hand in this run. Somebody else must decide on it.');
        }
        const [kind, verdict] = fields.text('decision').split(':');
        const text = fields.text('text');
        if (kind === 'disclosure' && verdict === 'release') {
          if (text === '') throw new InputError('the reason is empty. Say why the run may be read.');
          const { findings, memory } = await releaseToMembers({
            home: workbench.home,
            runFolder: run.folder,
            at: new Date(store.now()).toISOString(),
            generatedHashes: workbench.generatedHashes,
          });
          addRelease(store, person, { run: run.id, findings, memory, text });
        } else if (kind === 'disclosure' && verdict === 'withhold') {
          if (text === '') throw new InputError('the reason is empty. Say why the run may not be read.');
          withholdRun({ home: workbench.home, run: run.id, at: new Date(store.now()).toISOString() });
          append(store, person, { kind, run: run.id, verdict, text });
        } else if (kind === 'sign-off' && (verdict === 'agreed' || verdict === 'not agreed')) {
          append(store, person, { kind, run: run.id, verdict, text: fields.text('text') });
        } else throw new InputError('decision is unknown. Use the form.');
        return inner.redirect(`/reports/${run.id}/review`, 303);
      })(context),
    )(c),
  );

  return routes;
}

function commentForm(
  workbench: Workbench,
  person: Person,
  run: RunEntry,
  findings: readonly { id: string; title: string }[],
): Html {
  const comments = entriesFor(person, entriesOfRun(workbench.store, run.id)).filter(
    ({ kind }) => kind === 'comment' || kind === 'answer',
  );
  const body = html`${selectField({ name: 'finding', label: 'About', options: [{ value: '', text: 'The whole report' }, ...findings.map(({ id, title }) => ({ value: id, text: title }))] })}
${comments.length > 0 && selectField({ name: 'answers', label: 'In answer to', options: [{ value: '', text: 'Nothing: a comment of its own' }, ...comments.map(({ id, byName, text }) => ({ value: String(id), text: `${id}, ${byName}: ${text.slice(0, 50)}` }))] })}
${textArea({ name: 'text', label: 'Comment' })}`;
  return form(workbench, person, { action: `/reports/${run.id}/comments`, body, submit: 'Add comment' });
}

function decisionForms(workbench: Workbench, person: Person, run: RunEntry): Html {
  const options = [
    { value: 'disclosure:release', text: 'Release to members' },
    { value: 'disclosure:withhold', text: 'Withhold from members' },
    { value: 'sign-off:agreed', text: 'Sign off: the numbers hold and say what the report says' },
    { value: 'sign-off:not agreed', text: 'Do not sign off' },
  ];
  return html`<h3>Decide</h3>
${form(workbench, person, {
  action: `/reports/${run.id}/decisions`,
  body: html`${selectField({ name: 'decision', label: 'Decision', options })}${textArea({ id: 'decision-text', name: 'text', label: 'Why' })}`,
  submit: 'Record decision',
})}`;
}

/** Talk inside the Data Lab may hold numbers that the gate withholds: members see decisions, their own comments and the answers to them. */
function entriesFor({ role }: Person, entries: readonly Entry[]): readonly Entry[] {
  if (role !== 'member') return entries;
  const theirs = new Set(entries.filter(({ byRole }) => byRole === 'member').map(({ id }) => id));
  return entries.filter(
    ({ id, kind, answers }) =>
      (kind !== 'comment' && kind !== 'answer') || theirs.has(id) || (answers !== null && theirs.has(answers)),
  );
}
