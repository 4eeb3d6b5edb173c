import { findAnswers } from '@assay/notebook';
import { type Html, html } from '../page/html.ts';
import { findingsById, type ReportLinks, type ReportSource } from '../source/report-source.ts';

/**
 * Which of the panel's questions does this report not answer at its head, and why? The others are not said twice; a report
 * without answers at its head lists all with their findings.
 *
 * @example
 * questionsLeft(sampleSource, fileLinks).includes('No recorded data say who gave a false name.') // true
 */
export function questionsLeft(source: ReportSource, links: ReportLinks): Html {
  const { notebook, questions } = source;
  const answered = new Set(findAnswers(source.plain).map(({ question }) => question));
  if (answered.size === 0) return questionList(source, links);
  const left = notebook.questions.filter((id) => !answered.has(id));
  const excused = Object.entries(notebook.unanswerable);
  const asked = (id: string) => {
    const href = links.question(id);
    const text = questions.find((question) => question.id === id)?.text ?? 'Not in the ledger of questions.';
    return html`${text} <span class="quiet">(${href === null ? id : html`<a href="${href}">${id}</a>`})</span>`;
  };
  return html`<p>The <a href="#answers">head of this report</a> has the answers.</p>
${left.length > 0 && html`<ul>${left.map((id) => html`<li>${asked(id)} <span class="tag bad">Not answered</span></li>\n`)}</ul>`}
${
  excused.length > 0 &&
  html`<p>Data cannot answer:</p>
<ul>${excused.map(([id, reason]) => html`<li>${asked(id)} ${reason}</li>\n`)}</ul>`
}`;
}

/**
 * Was every question answered? The panel's questions with the findings that answer each; those that data cannot answer
 * say why.
 *
 * @example
 * questionList(sampleSource, fileLinks).includes('No recorded data say who gave a false name.') // true
 */
export function questionList(source: ReportSource, links: ReportLinks): Html {
  const { notebook, results, questions } = source;
  // On paper nobody follows a list of links, and the answer stands at the head.
  const answered = links.numbers === false ? new Set(findAnswers(source.plain).map(({ question }) => question)) : null;
  const texts = new Map(questions.map((question) => [question.id, question]));
  const findings = [...findingsById(results).values()];
  const items = [...notebook.questions, ...Object.keys(notebook.unanswerable)].map((id) => {
    const question = texts.get(id);
    const href = links.question(id);
    const answers = findings.filter((finding) => finding.questions.includes(id));
    const reason = notebook.unanswerable[id];
    const isAbove = answered?.has(id) === true;
    return html`<div>
<dt>${href === null ? id : html`<a href="${href}">${id}</a>`}</dt>
<dd>
<p>${question?.text ?? 'Not in the ledger of questions.'}${question ? html` <span class="quiet">(${question.minute})</span>` : null}</p>
${reason === undefined ? null : html`<p><span class="tag warn">Data cannot answer this</span> ${reason}</p>`}
${
  isAbove
    ? html`<p>Its answer stands at the head of this report.</p>`
    : answers.length === 0
      ? reason === undefined && html`<p><span class="tag bad">Not answered</span></p>`
      : html`<ul>${answers.map((finding) => html`<li><a href="${links.finding(finding.id)}">${finding.title}</a></li>`)}</ul>`
}
</dd>
</div>
`;
  });
  return html`<dl class="summary-list">${items}</dl>`;
}
