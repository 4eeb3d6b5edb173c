import { resolveAnswers } from '@assay/notebook';
import { figureSummary } from '../markdown/figure-summary.ts';
import { pageCount, reportScope } from '../markdown/report-scope.ts';
import { answerItem, MOST_FIRST } from '../section/answer-list.ts';
import { figureDrawing, whyNotDrawn } from '../section/figure-section.ts';
import { exampleNote, reportTitle } from '../source/example-note.ts';
import { fileLinks, findingsById, type ReportSource } from '../source/report-source.ts';
import { documentPage } from './document-page.ts';
import { type Html, html } from './html.ts';
import { leanHtml } from './lean-html.ts';
import { releaseWarning, reportFooter } from './render-report.ts';

/** What fits one page of A4 beside the answers. */
const MOST_LIMITS = 3;

/**
 * A report on one page of A4, for a member who has three minutes: the answers with how sure they are, one figure, what
 * it all rests on, three limits, and the digest that leads back to everything.
 *
 * @throws InputError where prose refers to a finding, figure or parameter that does not exist.
 *
 * @example
 * renderBriefing(sampleSource).includes('The answers') // true
 */
export function renderBriefing(
  source: ReportSource,
  options: { readonly digest?: string; readonly stylesheetHref?: string } = {},
): string {
  const page = documentPage({
    title: `${reportTitle(source)} – briefing – Assay`,
    body: html`<div class="page briefing"><main id="main">${briefingBody(source)}</main></div>
${reportFooter(source, options.digest)}`,
    ...(options.stylesheetHref === undefined ? {} : { stylesheetHref: options.stylesheetHref }),
  });
  return leanHtml(page);
}

/**
 * What stands on a briefing's page; where it stands among others on one, `id` is its own and its heading is below the
 * page's.
 *
 * @example
 * briefingBody(sampleSource, 'first').includes('first-answers') // true
 */
export function briefingBody(source: ReportSource, id = 'brief', isAmongOthers = false): Html {
  const { notebook, results, systemName } = source;
  const links = { ...fileLinks, question: () => null, numbers: false as const };
  const count = pageCount();
  const scope = reportScope(source, 'plain', links, count);
  const findings = findingsById(results);
  const answers = resolveAnswers(source.plain, findings);
  const figure = notebook.figures.find((each) => {
    const finding = findings.get(each.finding);
    return finding !== undefined && whyNotDrawn(each, finding) === null;
  });
  const limits = [...new Set(results.findings.flatMap(({ limitations }) => limitations))].slice(0, MOST_LIMITS);
  return html`${exampleNote(source)}<p class="overline">${systemName ?? notebook.system} · briefing</p>
${isAmongOthers ? html`<h2>${notebook.title}</h2>` : html`<h1>${notebook.title}</h1>`}
${releaseWarning(source)}
${
  answers.length === 0
    ? html`<p class="lead">${notebook.summary}</p><p>This report does not open with answers; read it whole.</p>`
    : html`<h2 id="${id}-answers">The answers</h2>
<ul class="answers">${answers.slice(0, MOST_FIRST).map((answer) => answerItem(source, answer, scope, links))}</ul>
${answers.length > MOST_FIRST && html`<p class="small quiet">${answers.length - MOST_FIRST} more in the report.</p>`}`
}
<div class="briefing-end">${
    figure &&
    html`<figure class="figure"><figcaption id="${id}-caption">${figure.caption}</figcaption>
<p class="figure-summary small" id="${id}-summary">${figureSummary(figure, findings.get(figure.finding)!, findings, scope, 'plain')}</p>
<div class="figure-chart">${figureDrawing(figure, findings.get(figure.finding)!, id, results.run.parameters)}</div></figure>`
  }
${limits.length > 0 && html`<div><h2>What limits this</h2><ul class="small">${limits.map((limit) => html`<li>${limit}</li>`)}</ul></div>`}</div>`;
}

/**
 * The briefings of a whole meeting's papers, each on its page, with what they are at the front.
 *
 * @example
 * const parts = [{ title: 'One', body: briefingBody(sampleSource) }];
 * renderBriefings({ title: 'Papers', parts, stylesheetHref: '/x.css' }).includes('href="#paper-1"') // true
 */
export function renderBriefings({
  title,
  parts,
  stylesheetHref,
}: {
  readonly title: string;
  readonly parts: readonly { readonly title: string; readonly body: Html }[];
  readonly stylesheetHref: string;
}): string {
  const body = html`<div class="page briefing"><main id="main"><h1>${title}</h1>
${
  parts.length === 0
    ? html`<p>No report of these papers can be read yet.</p>`
    : html`<nav class="contents" aria-label="Contents"><h2>Papers</h2><ol>${parts.map((part, index) => html`<li><a href="#paper-${index + 1}">${part.title}</a></li>`)}</ol></nav>`
}
${parts.map(
  (part, index) => html`<article class="annex" id="paper-${index + 1}" aria-label="${part.title}">${part.body}</article>
`,
)}</main></div>`;
  return leanHtml(documentPage({ title: `${title} – Assay`, body, stylesheetHref }));
}
