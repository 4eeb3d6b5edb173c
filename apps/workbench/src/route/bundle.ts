import { sha256Hex } from '@assay/evidence';
import { type BundledPaper, html, renderBundle, styleHash } from '@assay/report';
import { damagedNote } from '../page/damaged-note.ts';
import type { printer } from '../page/printer.ts';
import { respondByDigest } from '../page/respond.ts';
import { ownAnswers } from '../project/answers.ts';
import { readableReports } from '../project/readable-reports.ts';
import { type Submission, submissionQuestions } from '../store/submissions.ts';
import type { Workbench, WorkbenchContext } from '../workbench-context.ts';
import { currentStage, meetingText, outcomeList, stageTags } from './submission-state.ts';

/** Papers as one PDF with contents: each with its stage, outcome, questions and own answers, and its reports whole. */
export async function respondWithBundle(
  workbench: Workbench,
  c: WorkbenchContext,
  { title, name, papers, printed }: BundleOrder,
): Promise<Response> {
  const page = renderBundle(
    title,
    papers.map((paper) => bundledPaper(workbench, c, paper)),
  );
  const digest = sha256Hex(`bundle ${page} ${styleHash}`).slice(0, 32);
  const bytes = await printed(digest, () => page, { title, digest: digest.slice(0, 12) });
  return respondByDigest(c, { digest, type: 'application/pdf', fileName: `${name}.pdf`, make: () => bytes });
}

interface BundleOrder {
  readonly title: string;
  /** Of the file, without its ending. */
  readonly name: string;
  readonly papers: readonly Submission[];
  readonly printed: ReturnType<typeof printer>;
}

function bundledPaper(workbench: Workbench, c: WorkbenchContext, paper: Submission): BundledPaper {
  const { reports, damaged } = readableReports(workbench, c.get('person'), paper);
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
