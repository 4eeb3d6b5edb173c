import { type BundledPaper, html } from '@assay/report';
import { ownAnswers } from '../report/answers.ts';
import { readableReports } from '../report/readable-reports.ts';
import type { Person } from '../security/person.ts';
import { currentStage } from '../submission/submission-state.ts';
import { type Submission, submissionQuestions } from '../submission/submissions.ts';
import type { Workbench } from '../workbench-context.ts';
import { damagedNote } from './damaged-note.ts';
import { meetingText, outcomeList, stageTags } from './submission-tags.ts';

/** A paper as a bundle prints it: its stage, outcome, questions and own answers, and its reports whole. */
export function bundledPaper(workbench: Workbench, person: Person, paper: Submission): BundledPaper {
  const { reports, damaged } = readableReports(workbench, person, paper);
  const answers = ownAnswers(reports);
  const questions = submissionQuestions(workbench.store, paper.id).flatMap(
    (id) => workbench.panel.ledger.find(id) ?? [],
  );
  return {
    title: paper.title,
    reports: reports.map(({ source }) => source),
    front: html`<dl class="summary-list">
<div><dt>Stage</dt><dd>${stageTags(workbench, currentStage(workbench, paper))}</dd></div>
<div><dt>Meeting</dt><dd>${meetingText(paper)}</dd></div>
<div><dt>Outcome</dt><dd>${outcomeList(workbench, paper)}</dd></div>
</dl>
${damagedNote(damaged)}
<h3>Questions it must answer</h3>
<dl class="summary-list">${questions.map(
      ({ id, text }) =>
        html`<div><dt>${id}</dt><dd><p>${text}</p>${answers.get(id)?.quotes[0]?.quote.html ?? html`<p>This paper’s evidence does not answer it.</p>`}</dd></div>\n`,
    )}</dl>`,
  };
}
