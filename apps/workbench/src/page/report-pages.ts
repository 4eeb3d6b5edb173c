import type { Finding } from '@assay/evidence';
import { documentPage, findingTrail, type Html, html, type ReportSource } from '@assay/report';
import { reportLinks } from '../report/report-links.ts';
import type { RunEntry } from '../run/run-index.ts';
import { findingChoices } from './finding-choices.ts';

/** What was released, on paper: the page and nothing around it. */
export function printedPage(title: string, main: Html, stylesheetHref?: string): string {
  return documentPage({
    title: `${title} – Assay`,
    body: html`<div class="page"><main id="main">${main}</main></div>`,
    ...(stylesheetHref === undefined ? {} : { stylesheetHref }),
  });
}

/** A finding: where it comes from, and the choices that it depends on. */
export function findingMain(
  source: ReportSource,
  finding: Finding,
  {
    run,
    code,
    mayRun,
  }: { readonly run: RunEntry; readonly code: Readonly<Record<string, string>>; readonly mayRun: boolean },
): Html {
  return html`${findingTrail(source, finding.id, { links: reportLinks(run), code })}
${findingChoices(source, finding, { run, mayRun })}`;
}
