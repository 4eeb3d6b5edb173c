import type { Finding, Words } from '@assay/evidence';
import { type Html, html } from '../html/html.ts';
import type { ReportLinks } from '../source/report-source.ts';
import { dataTable, MOST_PLAIN_ROWS } from '../table/data-table.ts';
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
  if (tableAt !== undefined) return html`<p><a href="#${tableAt}">${finding.title}: see the table above.</a></p>`;
  return html`${dataTable(finding.table, { id, caption: finding.title, words, ...(words === 'plain' ? { most: MOST_PLAIN_ROWS } : {}) })}
${workedOut(finding.id, links)}`;
}
