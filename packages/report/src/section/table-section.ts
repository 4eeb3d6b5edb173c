import type { Finding, Words } from '@assay/evidence';
import { type Html, html } from '../page/html.ts';
import type { ReportLinks } from '../source/report-source.ts';
import { dataTable, tableLimits } from '../table/data-table.ts';
import { workedOut } from './figure-section.ts';

export interface TableSection {
  /** Unique in the page. */
  readonly id: string;
  readonly words: Words;
  readonly links: ReportLinks;
  /** Element that already shows this table in the page. */
  readonly tableAt?: string | undefined;
}

/** A finding's table in prose, with the way to how it was worked out; a table that stands above is pointed at. */
export function tableSection(finding: Finding, { id, words, links, tableAt }: TableSection): Html {
  if (finding.table === null) {
    return html`<div class="inset warn"><p>${finding.title}: ${finding.reason ?? 'not a table'}.</p></div>`;
  }
  if (tableAt !== undefined)
    return html`<p class="table-again"><a href="#${tableAt}">${finding.title}: see the table above.</a></p>`;
  return html`${dataTable(finding.table, { id, caption: finding.title, words, limitations: finding.limitations, ...tableLimits(words, links) })}
${workedOut(finding.id, links)}`;
}

/** A table that the plain view leaves to the technical one: what it holds, and the way to it. */
export function tableElsewhere(finding: Finding, links: ReportLinks): Html {
  return html`<p class="small">Table: <a href="${links.finding(finding.id)}">${finding.title}</a></p>`;
}
