import { forgivingScope } from '../markdown/forgiving-scope.ts';
import { type PageCount, pageCount, renderProse, reportScope } from '../markdown/report-scope.ts';
import { answerChanges, type EarlierReport } from '../section/answer-changes.ts';
import { answerList } from '../section/answer-list.ts';
import { cellList } from '../section/cell-list.ts';
import { findingSection } from '../section/finding-section.ts';
import { limitationList } from '../section/limitation-list.ts';
import { questionList, questionsLeft } from '../section/question-list.ts';
import { runDetails } from '../section/run-details.ts';
import { usualFacts } from '../section/usual-facts.ts';
import { exampleNote, reportTitle } from '../source/example-note.ts';
import { fileLinks, type ReportLinks, type ReportSource } from '../source/report-source.ts';
import { restsOn } from '../source/rests-on.ts';
import { isWorkingCopy } from '../source/working-copy.ts';
import { isWholeInPlain } from '../table/data-table.ts';
import { documentPage } from './document-page.ts';
import { type Html, html } from './html.ts';
import { leanHtml } from './lean-html.ts';

/** `plain` for members, `technical` for those who doubt, `print` for both on paper. */
export type ReportView = 'plain' | 'technical' | 'print';

export interface ReportOptions {
  readonly view: ReportView;
  readonly links?: ReportLinks;
  /** The version that the panel saw before, where there is one: the report then says which answers moved. */
  readonly since?: EarlierReport;
  /** Quotable digest of the pack or run, for the footer; the run's id where none is given. */
  readonly digest?: string;
  /** Address of the stylesheet on a server whose policy forbids styles in the page; the style stands in the page without it. */
  readonly stylesheetHref?: string;
  /** What stands in the plain view in the place of something that cannot be shown; an error without it. */
  readonly onProblem?: (error: unknown) => Html;
}

/**
 * A report as one HTML file: no script, no request to anywhere, one policy that allows its own style and nothing else.
 *
 * Both views resolve the same references against the same findings, so they cannot disagree.
 *
 * @throws InputError where prose refers to a finding, figure or parameter that does not exist.
 *
 * @example
 * renderReport(sampleSource, { view: 'plain' }).includes('<script') // false
 */
export function renderReport(source: ReportSource, options: ReportOptions): string {
  const suffix = options.view === 'technical' ? ' – technical view' : '';
  const page = documentPage({
    title: `${source.isTrial === true ? 'Trial, not released: ' : ''}${reportTitle(source)}${suffix} – Assay`,
    body: standalone(source, options),
    ...(options.stylesheetHref === undefined ? {} : { stylesheetHref: options.stylesheetHref }),
  });
  return leanHtml(page);
}

function standalone(source: ReportSource, options: ReportOptions): Html {
  return html`<a class="skip-link" href="#main">Skip to main content</a>
<header class="masthead"><div class="masthead-inner"><p class="brand">Assay</p><p>Evidence for the ethics panel</p></div></header>
<div class="page">
${options.view === 'print' ? null : viewLinks(options.view, options.links ?? fileLinks)}
<main id="main">
${reportBody(source, options)}
</main>
</div>
${reportFooter(source, options.digest)}`;
}

/**
 * The way between the views of one report, and to further pages about it.
 *
 * @example
 * viewLinks('plain', fileLinks).includes('technical.html') // true
 */
export function viewLinks(
  view: ReportView,
  links: ReportLinks,
  further: readonly { readonly href: string; readonly text: string }[] = [],
): Html {
  const link = (name: ReportView, href: string, text: string) =>
    html`<li><a href="${href}"${name === view && html` aria-current="page"`}>${text}</a></li>`;
  return html`<nav class="views" aria-label="Views of this report"><ul>
${link('plain', links.plain, 'Plain view')}
${link('technical', links.technical, 'Technical view')}
${links.print !== null && link('print', links.print, 'To print')}
${further.map(({ href, text }) => html`<li><a href="${href}">${text}</a></li>\n`)}
</ul></nav>`;
}

/**
 * What stands in the main landmark of a report; the workbench puts its own header around it.
 *
 * @throws InputError where prose refers to a finding, figure or parameter that does not exist.
 *
 * @example
 * reportBody(sampleSource, { view: 'plain' }).includes('What this does not show') // true
 */
export function reportBody(source: ReportSource, options: ReportOptions): Html {
  const { view, links = fileLinks } = options;
  const { notebook, systemName } = source;
  const head = html`${exampleNote(source)}<p class="overline">${systemName ?? notebook.system}${view === 'technical' && ' · technical view'}</p>
<h1>${notebook.title}</h1>
<p class="lead">${notebook.summary}</p>
${restsOn(source)}${releaseWarning(source)}`;
  switch (view) {
    case 'plain':
      return html`${head}${plainBody(source, links, options)}`;
    case 'technical':
      return html`${head}${technicalBody(source, links, contents)}`;
    case 'print':
      return html`${head}${printBody(source, links, options.since)}`;
  }
}

/** What changed comes first, to whoever has read the rest already. */
function plainBody(source: ReportSource, links: ReportLinks, { onProblem, since }: ReportOptions): Html {
  const count = pageCount();
  const strict = reportScope(source, 'plain', links, count);
  const scope = onProblem === undefined ? strict : forgivingScope(strict, onProblem);
  const prose = renderProse(source, source.plain, scope, count);
  return html`${since && answerChanges(since, source, links)}
${answerList(source, scope, links)}
${prose.headings.length > 3 && contents(prose.headings)}
${prose.html}
${
  asksElsewhere(source)
    ? null
    : html`<h2 id="questions">Questions this report answers</h2>${questionsLeft(source, links)}`
}
<h2 id="run">About these numbers</h2>
<p>One run computed every number here, and can again. The <a href="${links.technical}">technical view</a> gives method, source and code.</p>
<details><summary>Inputs, choices and code of this run</summary>
${runDetails(source)}</details>`;
}

/** Both views on paper: what stands in the first is not shown again in the second. */
function printBody(source: ReportSource, links: ReportLinks, since?: EarlierReport): Html {
  const { results } = source;
  const printed = {
    ...links,
    plain: '#main',
    technical: '#annex',
    finding: (id: string) => `#finding-${id}`,
    figure: () => null,
    table: () => null,
    question: () => null,
    numbers: false as const,
  };
  const count = pageCount();
  const scope = reportScope(source, 'plain', printed, count);
  const prose = renderProse(source, source.plain, scope, count);
  // The annex is all that paper has of a table that a member reads the beginning of.
  for (const { id, table } of results.findings) {
    if (table !== null && !isWholeInPlain(table)) count.tables.delete(id);
  }
  const asks = asksElsewhere(source);
  const headings = [
    ...prose.headings,
    ...(asks ? [] : [{ id: 'questions', text: 'Questions this report answers' }]),
    { id: 'annex', text: 'Technical annex' },
  ];
  return html`${since && answerChanges(since, source, printed)}
${answerList(source, scope, printed)}
${contents(headings)}
${prose.html}
${asks ? null : html`<h2 id="questions">Questions this report answers</h2>${questionsLeft(source, printed)}`}
<div class="annex"><h2 id="annex">Technical annex</h2>
${technicalBody(source, printed, null, count)}</div>
<p class="quiet small">Run ${results.run.id}</p>`;
}

/** No list of questions stands at the end where the prose has it, or where nothing was asked. */
function asksElsewhere({ plain, notebook }: ReportSource): boolean {
  const isAsked = notebook.questions.length > 0 || Object.keys(notebook.unanswerable).length > 0;
  return !isAsked || holds(plain, 'questions');
}

function holds(markdown: string, block: 'questions' | 'limitations'): boolean {
  return new RegExp(`^\\s*\\{\\s*${block}\\s*\\}\\s*$`, 'm').test(markdown);
}

type Contents = (headings: readonly { readonly id: string; readonly text: string }[]) => Html;

function technicalBody(
  source: ReportSource,
  links: ReportLinks,
  list: Contents | null,
  count: PageCount = pageCount(),
): Html {
  const { notebook, results } = source;
  const within = { ...links, finding: (id: string) => (links === fileLinks ? `#finding-${id}` : links.finding(id)) };
  const scope = reportScope(source, 'technical', within, count);
  const prose = renderProse(source, source.technical, scope, { prefix: 'method', reasons: count.reasons });
  const usual = usualFacts(results.findings, notebook.id);
  const fixed = [
    { id: 'findings', text: 'Every finding' },
    { id: 'cells', text: 'How it is computed' },
    { id: 'inputs', text: 'What it was computed from' },
  ] as const;
  // Both lists stand in this view alone, so they always stand here; on paper the questions were answered above.
  const further = [
    holds(source.technical, 'questions') || links.numbers === false
      ? null
      : { id: 'questions', text: 'Every question', body: questionList(source, within) },
    holds(source.technical, 'limitations')
      ? null
      : { id: 'limitations', text: 'Every limitation', body: limitationList(results.findings, within) },
  ].filter((section) => section !== null);
  return html`${list?.([...prose.headings, ...further, ...fixed])}
${prose.html}
${further.map(({ id, text, body }) => html`<h2 id="${id}">${text}</h2>${body}\n`)}<h2 id="findings">${fixed[0].text}</h2>
${usual && html`<p>Unless a finding says otherwise, on a rerun it ${usual.rerun}. Its files stand in <code>${usual.folder}</code>. Disclosure: ${usual.disclosure}</p>`}
${usual && html`<div class="findings">${results.findings.map((finding) => findingSection(finding, within, usual, count.tables.get(finding.id)))}</div>`}
<h2 id="cells">${fixed[1].text}</h2>
${cellList(notebook.cells)}
<h2 id="inputs">${fixed[2].text}</h2>
${runDetails(source)}`;
}

function contents(headings: readonly { readonly id: string; readonly text: string }[]): Html {
  return html`<nav class="contents" aria-label="Contents"><h2>Contents</h2><ol>${headings.map(
    ({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`,
  )}</ol></nav>`;
}

/** What a copy that has not passed the gate, or was not released, says of itself. */
export function releaseWarning({ results, isTrial }: ReportSource): Html | null {
  if (isTrial === true) {
    return html`<div class="inset warn"><p><strong>Trial, not released.</strong> This is what would leave if it were exported now. It is kept nowhere, a later release may print other numbers, and the two together could tell of few people: it must not leave the Data Lab.</p></div>
<p class="on-every-page" hidden>Trial, not released: must not leave the Data Lab</p>`;
  }
  if (isWorkingCopy(results.findings)) {
    return html`<div class="inset warn"><p><strong>Working copy.</strong> These numbers have not been checked for disclosure and must not leave the Data Lab.</p></div>`;
  }
  // What has been through the gate is what leaves: it says what it lacks, not that it may not leave.
  const refused = results.findings.filter(({ disclosure }) => disclosure.status === 'refused').length;
  return refused === 0
    ? null
    : html`<div class="inset warn"><p><strong>${refused === 1 ? 'One finding is held back.' : `${refused} findings are held back.`}</strong> The disclosure gate keeps ${refused === 1 ? 'its numbers' : 'their numbers'} in the Data Lab.</p></div>`;
}

/**
 * What any copy says of itself, so that a printed page can be traced: its digest, or the run's id without one.
 *
 * @example
 * reportFooter(sampleSource).includes('0123456789abcdef') // true
 */
export function reportFooter({ notebook, results, isTrial }: ReportSource, digest?: string): Html {
  return html`<footer class="foot"><div class="foot-inner">
<p>Assay · ${notebook.id} · run <span class="mono">${results.run.id}</span></p>
<p>${isTrial === true && html`<strong>Trial, not released: must not leave the Data Lab.</strong> · `}${digest === undefined ? null : html`Pack <span class="mono">${digest.slice(0, 12)}</span> · `}A report informs the panel; it makes no recommendation.</p>
</div></footer>`;
}
