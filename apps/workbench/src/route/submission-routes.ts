import { exampleWordsOf, type Html, html } from '@assay/report';
import { InputError } from '@assay/statistics';
import { Hono } from 'hono';
import { checkPack } from '../pack/check-pack.ts';
import { dayText, instantText } from '../page/date-text.ts';
import { entryList } from '../page/entry-list.ts';
import { form, onForm, selectField, textField } from '../page/form.ts';
import { notFound } from '../page/not-found.ts';
import { printer } from '../page/printer.ts';
import { respond } from '../page/respond.ts';
import { may } from '../people/permissions.ts';
import type { Person } from '../people/person.ts';
import { ownAnswers } from '../project/answers.ts';
import { orDamaged } from '../project/or-damaged.ts';
import { readableReports } from '../project/readable-reports.ts';
import { entriesOfSubmission } from '../store/entries.ts';
import { attachPack } from '../store/packs.ts';
import { submissionPage, submissionsByStage } from '../store/submission-pages.ts';
import {
  type Attachment,
  addSubmission,
  attachRun,
  type Submission,
  submission,
  submissionQuestions,
} from '../store/submissions.ts';
import type { Workbench, WorkbenchEnvironment } from '../workbench-context.ts';
import { respondWithBundle } from './bundle.ts';
import { stateTags } from './question-routes.ts';
import { recordForms } from './record-forms.ts';
import { readableEvidence, recordNote, recordOnSubmission } from './submission-record.ts';
import {
  currentStage,
  knownStage,
  meetingText,
  outcomeList,
  outcomeText,
  sideStages,
  stageField,
  stageHistory,
  stageTags,
  stageTitle,
} from './submission-state.ts';

/** More stand on further pages: a list of ten thousand is read by nobody. */
const PAGE_ROWS = 100;

/** Papers before the panel: the list, each with its questions, evidence, outcome and actions, and a new one. */
export function submissionRoutes(workbench: Workbench): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();
  const printed = printer();
  const { store, panel } = workbench;

  routes.get('/', (c) => {
    const sides = sideStages(panel);
    const counts = submissionsByStage(store, sides);
    const at = (id: string) => sumOf(counts.filter(({ main, side }) => main === id || side === id));
    const stages = panel.stages.flatMap(({ id, title }) =>
      at(id) === 0 ? [] : [{ value: id, text: `${title} (${at(id)})` }],
    );
    const wanted = stages.find(({ value }) => value === c.req.query('stage'))?.value ?? '';
    const all = sumOf(counts);
    const found = wanted === '' ? all : at(wanted);
    const pages = Math.max(1, Math.ceil(found / PAGE_ROWS));
    const page = Math.min(pages, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1));
    const first = (page - 1) * PAGE_ROWS;
    const shown = submissionPage(store, sides, { stage: wanted, first, rows: PAGE_ROWS });
    const pageLink = (at: number) => `/submissions?${wanted === '' ? '' : `stage=${wanted}&`}page=${at}`;
    return respond(c, {
      title: 'Submissions',
      section: 'submissions',
      main: html`<h1>Submissions</h1>
<p class="lead">Tools and papers that came before the panel, how far each is, and what the panel said.</p>
${may(c.get('person'), 'start a submission') && html`<div class="actions"><a class="button secondary" href="/submissions/new">Start a submission</a></div>`}
${
  stages.length > 1 &&
  html`<form method="get" action="/submissions">${selectField({ name: 'stage', label: 'Stage or state', value: wanted, options: [{ value: '', text: `All (${all})` }, ...stages] })}
<div class="actions"><button class="button secondary" type="submit">Show</button></div></form>`
}
<div class="scroll" tabindex="0" role="group" aria-labelledby="submissions-caption"><table>
<caption id="submissions-caption">${found} ${found === 1 ? 'submission' : 'submissions'}, the latest meeting first${pages > 1 && `: ${first + 1} to ${first + shown.length}`}</caption>
<thead><tr><th scope="col">Tool or paper</th><th scope="col">Stage</th><th scope="col">Meeting</th><th scope="col">Outcome</th></tr></thead>
<tbody>
${shown.map((each) => html`<tr><th scope="row"><a href="/submissions/${each.id}">${each.title}</a></th><td>${stageTags(workbench, each.now)}</td><td>${meetingText(each)}</td><td>${outcomeList(workbench, each)}</td></tr>\n`)}</tbody></table></div>
${
  pages > 1 &&
  html`<nav aria-label="Pages of submissions"><p>Page ${page} of ${pages}.${page > 1 && html` <a href="${pageLink(page - 1)}" rel="prev">Page ${page - 1}</a>`}${page < pages && html` <a href="${pageLink(page + 1)}" rel="next">Page ${page + 1}</a>`}</p></nav>`
}`,
    });
  });

  routes.get('/new', (c) => {
    const person = c.get('person');
    const body = html`${selectField({ name: 'system', label: 'System', options: panel.systems.map(({ id, title }) => ({ value: id, text: `${title} (${id})` })) })}
${textField({ name: 'title', label: 'Title of the paper', attributes: html` required maxlength="200"` })}
${stageField(panel)}
${textField({ name: 'meeting', label: 'Meeting', hint: 'The day of the meeting, where it is known.', type: 'date' })}
${textField({ name: 'item', label: 'Agenda item', attributes: html` maxlength="20"` })}`;
    return respond(c, {
      title: 'Start a submission',
      section: 'submissions',
      above: [{ href: '/submissions', text: 'Submissions' }],
      main: html`<h1>Start a submission</h1>
<p>It takes over every question of its system; what is already answered shows at once.</p>
${form(workbench, person, { action: '/submissions', body, submit: 'Start' })}`,
    });
  });

  routes.post('/', (c) =>
    onForm(workbench, (context, fields, person) => {
      const system = panel.systems.find(({ id }) => id === fields.text('system'));
      if (system === undefined) throw new InputError('submission names no system. Choose one.');
      const meeting = fields.text('meeting');
      if (meeting !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(meeting))
        throw new InputError(`meeting is no date: ${meeting.slice(0, 20)}. Write it as 2025-03-05.`);
      const id = addSubmission(store, person, {
        system: system.id,
        title: fields.text('title').slice(0, 200),
        stage: knownStage(panel, fields.text('stage')),
        meeting: meeting === '' ? null : meeting,
        agendaItem: fields.text('item').slice(0, 20) || null,
        questions: panel.ledger.ofSystem(system.id).map((question) => question.id),
      });
      return context.redirect(`/submissions/${id}`, 303);
    })(c),
  );

  routes.get('/:id', async (c) => {
    const found = submission(store, c.req.param('id'));
    if (found === null) return notFound(c, 'submission');
    const person = c.get('person');
    const system = panel.systems.find(({ id }) => id === found.system);
    const answers = ownAnswers(readableReports(workbench, person, found).reports);
    const entries = entriesOfSubmission(store, found.id);
    const recommendations = panel.ledger.questions.filter(
      ({ system: of, kind, minute }) =>
        of === found.system &&
        (kind === 'recommendation' || kind === 'action') &&
        (found.meeting === null || minute.includes(dayText(found.meeting))),
    );
    const evidence = readableEvidence(workbench, person, found);
    return respond(c, {
      title: found.title,
      section: 'submissions',
      above: [{ href: '/submissions', text: 'Submissions' }],
      main: html`<p class="overline">${found.system}</p>
<h1>${found.title}</h1>
${system && html`<p class="lead">${system.description}</p>`}
<dl class="summary-list">
<div><dt>Stage</dt><dd>${stageTags(workbench, currentStage(workbench, found))}</dd></div>
<div><dt>Meeting</dt><dd>${meetingText(found)}</dd></div>
<div><dt>Outcome</dt><dd>${outcomeList(workbench, found)}</dd></div>
</dl>
<p><a href="/submissions/${found.id}/bundle.pdf">This paper with its reports, one PDF</a></p>
${stageList(workbench, found)}
<h2>Evidence</h2>
${
  evidence.length === 0
    ? html`<p>No evidence is attached${!may(person, 'read what is not released') && ' that has been released'}.</p>`
    : html`<ul>${evidence.map((each) => evidenceItem(evidence, each, warningOf(workbench, person, each)))}</ul>`
}
<h2>Questions it must answer</h2>
<p>The answers below are those of this paper’s own evidence. Each question’s page has what other reports say.</p>
<dl class="summary-list">${submissionQuestions(store, found.id)
        .map((id) => panel.ledger.find(id))
        .filter((question) => question !== null)
        .sort(
          (a, b) =>
            Number((answers.get(a.id)?.state ?? 'open') !== 'open') -
            Number((answers.get(b.id)?.state ?? 'open') !== 'open'),
        )
        .map(
          (question) =>
            html`<div><dt><a href="/questions/${question.id}">${question.id}</a></dt><dd>${question.text}${answers
              .get(question.id)
              ?.quotes.slice(0, 1)
              .map(
                ({ quote }) => quote.html,
              )}<p>${stateTags[answers.get(question.id)?.state ?? 'open']}</p></dd></div>\n`,
        )}</dl>
<h2>Recommendations and actions</h2>
${recommendations.length === 0 ? html`<p>The minutes record none.</p>` : html`<ul>${recommendations.map((each) => html`<li><a href="/questions/${each.id}">${each.id}</a>: ${each.text} <span class="quiet small">(${each.minute})</span></li>`)}</ul>`}
${entryList(entries, 'Record', ({ kind, verdict }) => (verdict === null ? null : kind === 'stage' ? stageTitle(panel, verdict) : kind === 'outcome' ? outcomeText(panel, verdict) : null))}
<h2>Add to the record</h2>
<p>${recordNote(workbench, person, found)}</p>
${recordForms(workbench, person, found)}`,
    });
  });

  routes.get('/:id/bundle.pdf', async (c) => {
    const found = submission(store, c.req.param('id'));
    if (found === null) return notFound(c, 'submission');
    const name = `submission-${found.id}`;
    return respondWithBundle(workbench, c, { title: found.title, name, papers: [found], printed });
  });

  routes.post('/:id/entries', (c) =>
    onForm(workbench, (context, fields, person) => {
      const found = submission(store, context.req.param('id') ?? '');
      if (found === null) return notFound(context, 'submission');
      recordOnSubmission(workbench, person, found, fields);
      return context.redirect(`/submissions/${found.id}`, 303);
    })(c),
  );

  routes.post('/:id/attachments', (c) =>
    onForm(workbench, (context, fields, person) => {
      const found = submission(store, context.req.param('id') ?? '');
      const run = workbench.runs.find(fields.text('run'));
      if (found === null || run === null) return notFound(context, 'submission');
      attachRun(store, person.id, { submission: found.id, notebook: run.slug, run: run.id, pack: null });
      return context.redirect(`/submissions/${found.id}`, 303);
    })(c),
  );

  routes.post('/:id/packs', (c) =>
    onForm(workbench, async (context, fields, person) => {
      const found = submission(store, context.req.param('id') ?? '');
      if (found === null) return notFound(context, 'submission');
      const file = fields.file('pack');
      if (file === null) throw new InputError('no pack was sent. Choose the zip that assay export wrote.');
      const bytes = new Uint8Array(await file.arrayBuffer());
      attachPack(store, person.id, { bytes, submission: found.id, pack: await checkPack(bytes, workbench.signers) });
      return context.redirect(`/submissions/${found.id}`, 303);
    })(c),
  );

  return routes;
}

function sumOf(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** How the paper came to where it is; nothing to show before the first move. */
function stageList(workbench: Workbench, found: Submission): Html | null {
  const steps = stageHistory(workbench, found);
  if (steps.length === 1) return null;
  return html`<h2>Stages so far</h2>
<ol>${steps.map(({ stage, recorded }) => html`<li>${stageTitle(workbench.panel, stage)} <span class="quiet small">${recorded === null ? 'when it was entered here' : html`<a href="#entry-${recorded.id}">${recorded.byName}, ${instantText(recorded.at)}</a>: ${recorded.text}`}</span></li>`)}</ol>`;
}

/** What must be said of evidence first: that its data are invented, or that it does not open. `null` of any other. */
function warningOf(workbench: Workbench, person: Person, { run, pack }: Attachment): string | null {
  const source = orDamaged(() => {
    if (pack !== null) return workbench.openPack(pack)?.content.source ?? null;
    const entry = workbench.runs.find(run);
    return entry === null ? null : workbench.sourceFor(person, entry);
  });
  if (source === 'damaged') return `This ${pack === null ? 'report' : 'pack'} does not open`;
  return source === null ? null : exampleWordsOf(source);
}

/** One version of the evidence: its report, its pack by the digest that minutes quote, and what changed since the version before. */
function evidenceItem(evidence: readonly Attachment[], each: Attachment, example: string | null): Html {
  const { notebook, version, run, pack, bears, attachedBy, attachedAt } = each;
  const before = evidence.find((other) => other.notebook === notebook && other.version === version - 1);
  const changes =
    before === undefined
      ? null
      : pack !== null && before.pack !== null
        ? `/packs/${pack}/changes?since=${before.pack}`
        : `/reports/${run}/changes?since=${before.run}`;
  return html`<li><a href="${pack === null ? `/reports/${run}` : `/packs/${pack}`}">${notebook}, version ${version}</a>${example !== null && html` <span class="tag warn">${example}</span>`} <span class="quiet small">attached by ${attachedBy}, ${instantText(attachedAt)}${pack !== null && html` · <a href="/packs/${pack}.zip">pack <span class="mono">${(bears ?? pack).slice(0, 12)}</span></a>`}</span>${changes !== null && html` · <a href="${changes}">what changed since version ${version - 1}</a>`}</li>`;
}
