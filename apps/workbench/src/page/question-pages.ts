import { displayFinding, type Finding, type PanelQuestion } from '@assay/evidence';
import { answerAnchor, type Html, html } from '@assay/report';
import { countedNoun } from '@assay/statistics';
import type { Answer, QuestionState } from '../report/answers.ts';
import { may } from '../security/permissions.ts';
import type { Person } from '../security/person.ts';
import { submissionsAsking } from '../submission/submissions.ts';
import type { Workbench } from '../workbench-context.ts';
import type { Page } from './layout.ts';
import { stateTags } from './state-tags.ts';
import { meetingText } from './submission-tags.ts';
import { triedNote } from './tried-note.ts';

const kinds: Readonly<Record<string, string>> = {
  question: 'Asked by a member',
  'presenter-question': 'Put by the presenter',
  claim: 'Claimed by the presenter',
  discussion: 'Raised in discussion',
  recommendation: 'Recommended',
  action: 'Action',
};

/** The ledger: every question of the panel, open ones first. */
export function questionsPage(workbench: Workbench, person: Person, answers: ReadonlyMap<string, Answer>): Page {
  const order: readonly QuestionState[] = ['open', 'shown', 'answered', 'unanswerable'];
  const groups = order.map((state) => ({
    state,
    questions: workbench.panel.ledger.questions.filter(({ id }) => (answers.get(id)?.state ?? 'open') === state),
  }));
  return {
    title: 'Questions',
    section: 'questions',
    main: html`<h1>What the panel asked</h1>
<p class="lead">Every question, claim and request in the minutes, with what answers it. Open ones come first${!may(person, 'read what is not released') && ': nothing that was released answers them yet'}.</p>
<ul>${groups.map(({ state, questions }) => html`<li><a href="#${state}">${questions.length} ${groupTitle(state)}</a></li>`)}</ul>
${triedNote(triedIn(answers))}
${groups.map(
  ({ state, questions }) => html`<h2 id="${state}">${sentence(groupTitle(state))}</h2>
${
  questions.length === 0
    ? html`<p>None.</p>`
    : html`<dl class="summary-list">${questions.map((question) => {
        const answer = answers.get(question.id);
        return html`<div><dt><a href="/questions/${question.id}">${question.id}</a></dt><dd>${question.text}
${answer?.quotes.slice(0, 1).map(({ quote }) => quote.html)}
<p class="quiet small">${kinds[question.kind]} · ${question.minute}${answer && answer.findings.length > 0 && html` · ${answer.findings.length === 1 ? 'one finding' : `${answer.findings.length} findings`}`}</p></dd></div>\n`;
      })}</dl>`
}`,
)}`,
  };
}

/** A question with the findings that answer it. */
export function questionPage(workbench: Workbench, question: PanelQuestion, answer: Answer | undefined): Page {
  const state = answer?.state ?? 'open';
  const system = workbench.panel.systems.find(({ id }) => id === question.system);
  const asking = submissionsAsking(workbench.store, question.id);
  return {
    title: `${question.id}: ${question.text}`,
    section: 'questions',
    above: [{ href: '/questions', text: 'Questions' }],
    main: html`<p class="overline">${question.id} · ${system?.title ?? question.system}</p>
<h1>${question.text}</h1>
<p>${stateTags[state]}</p>
<p class="quiet">${kinds[question.kind]} · ${question.minute}</p>
${
  answer &&
  answer.quotes.length > 0 &&
  html`<h2>The answer</h2><ul class="answers">${answer.quotes.map(({ quote, href, title }) => html`<li>${quote.html}${quote.restsOn}<p class="small quiet">In <a href="${href}#${answerAnchor(question.id)}">${title}</a></p></li>\n`)}</ul>`
}
<h2>What answers it</h2>
${
  answer === undefined || answer.findings.length === 0
    ? html`<p>${answer?.reason ?? 'No finding answers this yet.'}</p>`
    : html`<ul class="cards">${answer.findings.map(
        ({ finding, href, report, title }) => html`<li><h3><a href="${href}">${finding.title}</a></h3>
<p class="answer">${findingText(finding)}</p>
<p class="small quiet">In <a href="${report}">${title}</a> · cell <code>${finding.source.cell}</code></p></li>\n`,
      )}</ul>`
}
${triedNote((answer?.notebooks ?? []).reduce((sum, { tried }) => sum + tried, 0))}
${
  asking.length > 0 &&
  html`<h2>Papers that must answer it</h2><ul>${asking.map((each) => html`<li><a href="/submissions/${each.id}">${each.title}</a>, ${meetingText(each)}</li>`)}</ul>`
}
${
  answer &&
  answer.notebooks.length > 0 &&
  html`<h2>Where it is worked out</h2><ul>${answer.notebooks.map(
    ({ slug, title }) => html`<li><a href="/notebooks/${slug}">Notebook: ${title}</a></li>`,
  )}</ul>`
}`,
  };
}

/** Each notebook's runs once, however many questions it is about. */
function triedIn(answers: ReadonlyMap<string, Answer>): number {
  const tried = new Map(
    [...answers.values()].flatMap(({ notebooks }) => notebooks.map((each) => [each.slug, each.tried])),
  );
  return [...tried.values()].reduce((sum, each) => sum + each, 0);
}

function findingText(finding: Finding): Html {
  if (finding.table !== null) return html`A table of ${countedNoun(finding.table.rows.length, 'row')}`;
  const interval =
    finding.interval === null ? null : html` <span class="quiet">(${displayFinding(finding, 'interval')})</span>`;
  return html`<strong>${displayFinding(finding)}</strong>${interval}`;
}

function groupTitle(state: QuestionState): string {
  return {
    open: 'open',
    shown: 'shown on invented data alone',
    answered: 'answered on real data',
    unanswerable: 'that data cannot answer',
  }[state];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
