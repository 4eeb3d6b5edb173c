import type { Finding } from '@assay/evidence';
import { type Html, html } from '../page/html.ts';
import type { ReportLinks } from '../source/report-source.ts';
import { dataTable, tableLimits } from '../table/data-table.ts';
import { factsAmongOthers } from './finding-facts.ts';
import type { UsualFacts } from './usual-facts.ts';

/** One finding in full, for the technical view: value, interval, method and source, where it comes from, what limits it. */
export function findingSection(finding: Finding, links: ReportLinks, usual: UsualFacts, tableAt?: string): Html {
  return html`<section id="finding-${finding.id}">
<h3>${finding.title}</h3>
${factsAmongOthers(finding, links, usual)}
${tableOf(finding, links, tableAt)}
</section>
`;
}

function tableOf(finding: Finding, links: ReportLinks, tableAt: string | undefined): Html | null {
  if (finding.table === null) return null;
  if (tableAt === undefined) {
    return dataTable(finding.table, {
      ...tableLimits('technical', links),
      id: `finding-${finding.id}-table`,
      caption: html`Table of ${finding.id}`,
      words: 'technical',
    });
  }
  return links.numbers === false ? null : html`<p class="small"><a href="#${tableAt}">Its table is above.</a></p>`;
}
