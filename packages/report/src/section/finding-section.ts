import { displayFinding, displayInterval, displayValue, type Finding, type Tolerance } from '@assay/evidence';
import { type Html, html } from '../html/html.ts';
import type { ReportLinks } from '../source/report-source.ts';
import { dataTable } from '../table/data-table.ts';
import { disclosureTag } from './disclosure-tag.ts';

/** One finding in full, for the technical view: value, interval, method and source, where it comes from, what limits it. */
export function findingSection(finding: Finding, links: ReportLinks, tableAt?: string): Html {
  return html`<section class="finding" id="finding-${finding.id}" aria-labelledby="finding-${finding.id}-title">
<h3 id="finding-${finding.id}-title">${finding.title}</h3>
${findingFacts(finding, links)}
${
  finding.table === null
    ? null
    : tableAt !== undefined
      ? html`<p class="small"><a href="#${tableAt}">Its table is above.</a></p>`
      : dataTable(finding.table, {
          id: `finding-${finding.id}-table`,
          caption: html`Table of ${finding.id}`,
          words: 'technical',
          without: geometryColumns(finding),
        })
}
</section>
`;
}

/** What is known of a finding, as a list of terms. */
export function findingFacts(finding: Finding, links: ReportLinks): Html {
  const { interval, denominator, numerator } = finding;
  // On paper the limitations stand once, with the findings each bears on, and what goes without saying is left out.
  const isPaper = links.numbers === false;
  const rows: (readonly [string, Html | string] | null)[] = [
    ['Finding', html`<code>${finding.id}</code>`],
    finding.table === null ? ['Value', displayFinding(finding, null, 'technical')] : null,
    finding.status === 'not-computed' ? ['Why not', finding.reason ?? 'no reason given'] : null,
    denominator === null
      ? null
      : [
          'Out of',
          html`${numerator === null ? null : `${displayValue(numerator, 'count')} of `}${displayValue(denominator, 'count')}${
            finding.denominatorLabel === null ? null : ` ${finding.denominatorLabel}`
          }`,
        ],
    interval === null
      ? null
      : [
          'Interval',
          html`${displayInterval(interval, finding.unit, null, 'technical')} (${Number((interval.level * 100).toPrecision(4))}%, ${interval.method})`,
        ],
    ['Method', html`${finding.method.name}<br><span class="quiet">${finding.method.source}</span>`],
    ['Code', html`cell <code>${finding.source.cell}</code> in <code>${finding.source.file}</code>`],
    [
      'Questions',
      html`${finding.questions.map((id, index) => {
        const href = links.question(id);
        return html`${index > 0 && ', '}${href === null ? id : html`<a href="${href}">${id}</a>`}`;
      })}`,
    ],
    finding.tolerance.kind === 'exact' && isPaper ? null : ['On a rerun', toleranceWords(finding.tolerance)],
    finding.disclosure.status === 'not-reviewed' && isPaper ? null : ['Disclosure', disclosureTag(finding.disclosure)],
    finding.limitations.length === 0 || isPaper
      ? null
      : ['Limitations', html`<ul>${finding.limitations.map((limitation) => html`<li>${limitation}</li>`)}</ul>`],
  ];
  return html`<dl class="summary-list">
${rows.map((row) => row && html`<div><dt>${row[0]}</dt><dd>${row[1]}</dd></div>\n`)}</dl>`;
}

function toleranceWords({ kind, absolute, relative }: Tolerance): string {
  if (kind === 'exact') return 'must come out exactly the same';
  const parts = [absolute > 0 && `${absolute} absolute`, relative > 0 && `${relative} relative`].filter(Boolean);
  const bound = parts.length > 0 ? `may differ by ${parts.join(' or ')}` : 'may not differ';
  return kind === 'stochastic' ? `${bound} (simulation error)` : `${bound} (rounding of the machine)`;
}

/** Columns that hold drawn areas: no one reads them in a table. */
function geometryColumns({ table }: Finding): string[] {
  if (table === null) return [];
  return table.columns
    .filter(
      (_, index) =>
        table.rows.length > 0 && table.rows.every((row) => /^\{"type":"(?:Multi)?Polygon"/.test(String(row[index]))),
    )
    .map((column) => column.name);
}
