import { reportTitle } from '../source/example-note.ts';
import { fileLinks, type ReportSource } from '../source/report-source.ts';
import { documentPage } from './document-page.ts';
import { type Html, html, trustedHtml } from './html.ts';
import { leanHtml } from './lean-html.ts';
import { reportBody } from './render-report.ts';

/** One paper of a bundle: what its record says, and the reports that stand behind it. */
export interface BundledPaper {
  readonly title: string;
  /** What stands on its first page: stage, outcome, questions with their answers. */
  readonly front: Html;
  readonly reports: readonly ReportSource[];
}

/**
 * A meeting's papers, or one submission, as one document for paper: a list of contents, and each paper with its record and
 * its reports whole, every part on a page of its own.
 *
 * @throws InputError as {@link renderReport}.
 *
 * @example
 * renderBundle('Papers', [{ title: 'One', front: html`<p>Heard</p>`, reports: [sampleSource] }]).includes('href="#paper-1-report-1"') // true
 */
export function renderBundle(title: string, papers: readonly BundledPaper[]): string {
  const id = (paper: number, report?: number) =>
    report === undefined ? `paper-${paper + 1}` : `paper-${paper + 1}-report-${report + 1}`;
  const body = html`<div class="page"><main id="main"><h1>${title}</h1>
<nav class="contents" aria-label="Contents"><h2>Contents</h2><ol>${papers.map(
    (paper, at) =>
      html`<li><a href="#${id(at)}">${paper.title}</a>${
        paper.reports.length > 0 &&
        html`<ol>${paper.reports.map((source, report) => html`<li><a href="#${id(at, report)}">${reportTitle(source)}</a></li>\n`)}</ol>`
      }</li>\n`,
  )}</ol></nav>
${papers.map(
  (paper, at) => html`<article class="annex" id="${id(at)}"><h2>${paper.title}</h2>
${paper.front}</article>
${paper.reports.map((source, report) => html`<article class="annex" id="${id(at, report)}">${within(reportBody(source, { view: 'print', links: fileLinks }), id(at, report))}</article>\n`)}`,
)}</main></div>`;
  return leanHtml(documentPage({ title: `${title} – Assay`, body }));
}

/** A report among others on one page: its ids are its own, and its headings stand below the paper's. */
function within(body: Html, prefix: string): Html {
  return trustedHtml(
    String(body)
      .replace(/ (id|aria-labelledby|aria-describedby|for|name)="([^"]+)"/g, (_, name: string, ids: string) => {
        return ` ${name}="${ids
          .split(' ')
          .map((each) => `${prefix}-${each}`)
          .join(' ')}"`;
      })
      .replace(/href="#([^"]+)"/g, `href="#${prefix}-$1"`)
      .replaceAll(`href="#${prefix}-main"`, `href="#${prefix}"`)
      .replace(/url\(#/g, `url(#${prefix}-`)
      .replace(/<(\/?)h([1-5])\b/g, (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}`),
  );
}
