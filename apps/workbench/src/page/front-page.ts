import { glossary, html, reportTitle } from '@assay/report';
import { answersOf, type QuestionState } from '../report/answers.ts';
import { latestReport } from '../report/latest-report.ts';
import { isBroken, type NotebookEntry } from '../report/notebook-index.ts';
import { orDamaged } from '../report/or-damaged.ts';
import { may } from '../security/permissions.ts';
import type { Person } from '../security/person.ts';
import { isReleased } from '../store/entries.ts';
import type { Workbench } from '../workbench-context.ts';
import { madeOfText } from './chosen-text.ts';
import { instantText } from './date-text.ts';
import type { Page } from './layout.ts';
import { questionLinks } from './question-links.ts';
import { triedNote } from './tried-note.ts';

/** The front page: the latest report of each notebook with the questions it answers, and what is still open. */
export async function frontPage(workbench: Workbench, person: Person): Promise<Page> {
  const answers = await answersOf(workbench, person);
  const questions = workbench.panel.ledger.questions;
  const counted = (state: QuestionState) =>
    questions.filter(({ id }) => (answers.get(id)?.state ?? 'open') === state).length;
  const entries = (await workbench.notebooks.all()).filter((entry): entry is NotebookEntry => !isBroken(entry));
  const reports = entries.flatMap((entry) => {
    const { run } = latestReport(workbench, person, entry);
    return run === null ? [] : [{ entry, run }];
  });
  const tried = entries.reduce((sum, entry) => sum + latestReport(workbench, person, entry).tried.length, 0);
  return {
    title: 'Evidence for the ethics panel',
    main: html`<h1>Evidence for the ethics panel</h1>
<p class="lead">What the panel asked about the force’s analytics, and the numbers that answer it. Every number can be followed back to the data and worked out again.</p>
<h2>Latest reports</h2>
${
  reports.length === 0
    ? html`<p>No report to show yet.${may(person, 'run notebooks') && html` <a href="/notebooks">Run a notebook</a> to make one.`}</p>`
    : html`<ul class="cards">${reports.map(({ entry, run }) => {
        const first = entry.description.questions
          .flatMap((id) => answers.get(id)?.quotes ?? [])
          .find(({ href }) => href === `/reports/${run.id}`);
        const system = workbench.panel.systems.find(({ id }) => id === entry.description.system);
        const source = orDamaged(() => workbench.sourceFor(person, run));
        const made = source === 'damaged' ? null : madeOfText(source, entry.description.parameters);
        return html`<li><h3><a href="/reports/${run.id}">${source === 'damaged' ? entry.description.title : reportTitle(source)}</a></h3>
${source === 'damaged' && html`<p><span class="tag bad">This report does not open</span></p>`}
<p>${entry.description.summary}</p>
${first?.quote.html}
<p class="quiet small">${system?.title ?? entry.description.system} · answers ${questionLinks(entry.description.questions)} · ${instantText(run.storedAt)}${isReleased(workbench.store, run.id) ? ', the latest that was released' : ', not released'}${made !== null && html`<br>${made}`}</p></li>\n`;
      })}</ul>`
}
${triedNote(tried)}
<h2>Questions</h2>
<ul>
<li><strong>${counted('answered')}</strong> of ${questions.length} answered on real data</li>
<li><strong>${counted('shown')}</strong> shown on invented data alone: how an answer would look, nothing of the force</li>
<li><strong>${counted('unanswerable')}</strong> that data cannot answer</li>
<li><strong>${counted('open')}</strong> ${may(person, 'read what is not released') ? 'open' : 'without a released answer'}</li>
</ul>
<p><a href="/questions">See every question</a></p>`,
  };
}

/** What the words mean. */
export function glossaryPage(): Page {
  return {
    title: 'What the words mean',
    main: html`<h1>What the words mean</h1>
<p class="lead">Words that reports use, each in a sentence.</p>
${glossary()}`,
  };
}
