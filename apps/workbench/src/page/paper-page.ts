import { exampleWordsOf, type Html, html } from '@assay/report';
import { ownAnswers } from '../report/answers.ts';
import { orDamaged } from '../report/or-damaged.ts';
import { readableReports } from '../report/readable-reports.ts';
import { may } from '../security/permissions.ts';
import type { Person } from '../security/person.ts';
import { entriesOfSubmission } from '../store/entries.ts';
import { readableEvidence, recordNote } from '../submission/submission-record.ts';
import { currentStage, outcomeText, stageHistory, stageTitle } from '../submission/submission-state.ts';
import { type Attachment, type Submission, submissionQuestions } from '../submission/submissions.ts';
import type { Workbench } from '../workbench-context.ts';
import { dayText, instantText } from './date-text.ts';
import { entryList } from './entry-list.ts';
import type { Page } from './layout.ts';
import { paperPageForms } from './paper-page-forms.ts';
import { stateTags } from './state-tags.ts';
import { meetingText, outcomeList, stageTags } from './submission-tags.ts';

/** A paper with its questions, evidence, outcome and actions, and what this person may add. */
export function paperPage(workbench: Workbench, person: Person, found: Submission): Page {
  const { store, panel } = workbench;
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
  return {
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
${paperPageForms(workbench, person, found)}`,
  };
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
