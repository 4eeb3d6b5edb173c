import type { Finding, Words } from '@assay/evidence';
import { type Html, html } from '../html/html.ts';
import type { ReportLinks } from '../source/report-source.ts';
import { dataTable } from '../table/data-table.ts';

/** A finding's table in prose, with the way to how it was worked out. */
export function tableSection(
  finding: Finding,
  { id, words, links }: { readonly id: string; readonly words: Words; readonly links: ReportLinks },
): Html {
  if (finding.table === null) {
    return html`<div class="inset warn"><p>${finding.title}: ${finding.reason ?? 'not a table'}.</p></div>`;
  }
  const csv = links.table(finding.id);
  return html`${dataTable(finding.table, { id, caption: finding.title, words })}
<p class="small"><a href="${links.finding(finding.id)}">How was this worked out?</a>${
    csv === null ? null : html` · <a href="${csv}">Numbers as CSV</a>`
  }</p>`;
}
