import { findAnswers } from '@assay/notebook';
import { type Html, html } from '../html/html.ts';
import { findingsById, type ReportLinks, type ReportSource } from '../source/report-source.ts';

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
