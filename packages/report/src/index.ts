// Reports

// Parts that pages share
export { drawChart, mostMarks } from './chart/draw-chart.ts';
export { exampleDrawing } from './chart/example-drawing.ts';
export { styleHash, stylesheetDigest } from './design/style-hash.ts';
export { stylesheet } from './design/stylesheet.ts';
export type { DocumentPage } from './page/document-page.ts';
export { documentPage } from './page/document-page.ts';
export type { HtmlValue } from './page/html.ts';
export { escapeHtml, Html, html } from './page/html.ts';
export { briefingBody, renderBriefing, renderBriefings } from './page/render-briefing.ts';
export type { BundledPaper } from './page/render-bundle.ts';
export { renderBundle } from './page/render-bundle.ts';
export type { ReportOptions, ReportView } from './page/render-report.ts';
export { renderReport, reportBody, reportFooter, viewLinks } from './page/render-report.ts';
export { readReportSource, reportFiles } from './page/report-files.ts';
export type { EarlierReport } from './section/answer-changes.ts';
export { answerAnchor } from './section/answer-list.ts';
export type { AnswerQuote } from './section/answer-quotes.ts';
export { answerQuotes } from './section/answer-quotes.ts';
export { cellList } from './section/cell-list.ts';
export { disclosureTag } from './section/disclosure-tag.ts';
// One finding and its trail
export type { FindingTrailOptions } from './section/finding-trail.ts';
export { findingTrail } from './section/finding-trail.ts';
export { glossary } from './section/glossary.ts';
export { questionList } from './section/question-list.ts';
export { runDetails } from './section/run-details.ts';
// Whose data a report rests on
export { exampleWordsOf, reportTitle } from './source/example-note.ts';
export type {
  ReportCell,
  ReportLinks,
  ReportNotebook,
  ReportQuestion,
  ReportRecord,
  ReportSource,
} from './source/report-source.ts';
export { fileLinks } from './source/report-source.ts';
export { sinceEarlier } from './source/since-earlier.ts';
export type { RunParts } from './source/source-of-run.ts';
export { sourceOfRun } from './source/source-of-run.ts';
export type { DataTableOptions } from './table/data-table.ts';
export { dataTable } from './table/data-table.ts';
export { tableCsv } from './table/table-csv.ts';
