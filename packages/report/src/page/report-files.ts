import { canonicalJson, type Results } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import type { ReportSource } from '../source/report-source.ts';
import { renderReport } from './render-report.ts';

const sourceSchema = 'assay-report-source/1';

/**
 * The files that a run stores beside its results: each view as one file that opens offline, and what the views were
 * made of, so that they can be rendered again with other links.
 *
 * @throws InputError as {@link renderReport}.
 *
 * @example
 * Object.keys(reportFiles(sampleSource)) // ['report.html', 'technical.html', 'print.html', 'report-source.json']
 */
export function reportFiles(source: ReportSource): Readonly<Record<string, string>> {
  return {
    'report.html': renderReport(source, { view: 'plain' }),
    'technical.html': renderReport(source, { view: 'technical' }),
    'print.html': renderReport(source, { view: 'print' }),
    'report-source.json': reportSourceText(source),
  };
}

/** What the views are made of beside the results, as `report-source.json` holds it. */
export function reportSourceText({ results: _, ...source }: ReportSource): string {
  return `${canonicalJson({ ...source, schema: sourceSchema })}\n`;
}

/**
 * Reads `report-source.json` back and joins it with the run's results; `where` names the file in messages.
 *
 * @throws InputError where the text is not what a report of this version is made of.
 *
 * @example
 * const text = reportFiles(sampleSource)['report-source.json'];
 * readReportSource(text, sampleSource.results, 'report-source.json').notebook.id // 'sample'
 */
export function readReportSource(text: string, results: Results, where: string): ReportSource {
  let parsed: { schema?: unknown } | null = null;
  try {
    parsed = JSON.parse(text) as { schema?: unknown } | null;
  } catch {
    // The schema check below says what is wrong.
  }
  if (parsed?.schema !== sourceSchema) {
    throw new InputError(`${where} does not hold what a report is made of. Run the notebook again.`);
  }
  const { schema: _schema, ...source } = parsed;
  return { ...(source as Omit<ReportSource, 'results'>), results };
}
