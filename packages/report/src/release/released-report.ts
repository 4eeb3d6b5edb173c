import { canonicalJson, readResults, resultsText, sha256Hex } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { type Html, trustedHtml } from '../page/html.ts';
import { type ReportOptions, type ReportView, reportBody } from '../page/render-report.ts';
import { readReportSource, reportSourceText } from '../page/report-files.ts';
import type { ReportLinks, ReportSource } from '../source/report-source.ts';

const SCHEMA = 'assay-released-report/1';
const VIEWS = ['plain', 'technical', 'print'] as const;

/** What members read of a run, for good: the source with released numbers, and each view as it was on that day. */
export interface ReleasedReport {
  /** SHA-256 of the stored text. */
  readonly digest: string;
  readonly source: ReportSource;
  readonly pages: Readonly<Record<ReportView, string>>;
}

/**
 * A report as it is released, as one text to keep. Neither a later edit of the notebook nor a later Assay changes what
 * it says. `since` is the version that the panel saw before.
 *
 * @throws InputError as `renderReport`.
 *
 * @example
 * const text = releasedReportText(sampleSource, fileLinks);
 * readReleasedReport(text, sha256Hex(text)).source.notebook.id // 'sample'
 */
export function releasedReportText(
  { code: _code, ...source }: ReportSource,
  links: ReportLinks,
  since?: ReportOptions['since'],
): string {
  const pages = Object.fromEntries(
    VIEWS.map((view) => [
      view,
      reportBody(source, { view, links, ...(since === undefined ? {} : { since }) }).toString(),
    ]),
  );
  const parts = { source: reportSourceText(source), results: resultsText(source.results), pages };
  return `${canonicalJson({ ...parts, schema: SCHEMA })}\n`;
}

/**
 * Reads back what {@link releasedReportText} wrote.
 *
 * @throws InputError where the text is not the one of the digest.
 *
 * @example
 * const text = releasedReportText(sampleSource, fileLinks);
 * readReleasedReport(text, sha256Hex(text)).pages.plain.includes('What this does not show') // true
 */
export function readReleasedReport(text: string, digest: string): ReleasedReport {
  const stored = sha256Hex(text) === digest ? (JSON.parse(text) as { [part: string]: unknown }) : null;
  if (stored?.['schema'] !== SCHEMA) {
    throw new InputError(
      `the released report ${digest.slice(0, 12)} is not the one that was kept. Restore it: assay restore <backup>`,
    );
  }
  const results = readResults(String(stored['results']), 'the released results');
  return {
    digest,
    source: readReportSource(String(stored['source']), results, 'the released report'),
    pages: stored['pages'] as ReleasedReport['pages'],
  };
}

/**
 * One view of a released report, to the byte as it was released.
 *
 * @example
 * const text = releasedReportText(sampleSource, fileLinks);
 * const report = readReleasedReport(text, sha256Hex(text));
 * releasedPage(report, 'plain').toString() === report.pages.plain // true
 */
export function releasedPage({ pages }: ReleasedReport, view: ReportView): Html {
  return trustedHtml(pages[view]);
}
