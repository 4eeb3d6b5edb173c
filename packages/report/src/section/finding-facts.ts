import { displayFinding, displayInterval, displayValue, type Finding } from '@assay/evidence';
import { type Html, html } from '../page/html.ts';
import type { ReportLinks } from '../source/report-source.ts';
import { disclosureTag } from './disclosure-tag.ts';
import { toleranceWords, type UsualFacts } from './usual-facts.ts';

type Fact = readonly [term: string, description: Html | string] | null;

/** All that is known of a finding, as a list of terms. */
export function findingFacts(finding: Finding, links: ReportLinks): Html {
  const { source } = finding;
  return list([
    ['Finding', html`<code>${finding.id}</code>`],
    ...numbers(finding),
    ['Code', html`cell <code>${source.cell}</code> in <code>${source.file}</code>`],
    ['Questions', questions(finding, links)],
    ['On a rerun', toleranceWords(finding.tolerance)],
    ['Disclosure', disclosureTag(finding.disclosure)],
    limitations(finding),
  ]);
}

/** The same among the other findings of its report, in fewer words: what is usual there is left out. */
export function factsAmongOthers(finding: Finding, links: ReportLinks, usual: UsualFacts): Html {
  const { source, tolerance, disclosure } = finding;
  const file = source.file.startsWith(usual.folder) ? source.file.slice(usual.folder.length) : source.file;
  const rerun = toleranceWords(tolerance);
  const tag = disclosureTag(disclosure);
  return html`<p class="small"><code>${finding.id}</code>, cell <code>${source.cell}</code> in <code>${file}</code>, for ${questions(finding, links)}</p>
${list([
  ...numbers(finding),
  rerun === usual.rerun ? null : ['On a rerun', rerun],
  String(tag) === String(usual.disclosure) ? null : ['Disclosure', tag],
])}`;
}

function numbers(finding: Finding): Fact[] {
  const { interval, denominator, denominatorLabel, numerator, method } = finding;
  const part = numerator === null ? '' : `${displayValue(numerator, 'count')} of `;
  return [
    finding.table === null ? ['Value', displayFinding(finding, null, 'technical')] : null,
    denominator === null
      ? null
      : ['Out of', `${part}${displayValue(denominator, 'count')} ${denominatorLabel ?? ''}`.trimEnd()],
    interval === null
      ? null
      : [
          'Interval',
          `${displayInterval(interval, finding.unit, null, 'technical')} (${Number((interval.level * 100).toPrecision(4))}%, ${interval.method})`,
        ],
    ['Method', html`${method.name}</dd><dd class="quiet">${method.source}`],
  ];
}

function questions(finding: Finding, links: ReportLinks): Html {
  return html`${finding.questions.map((id, index) => {
    const href = links.question(id);
    return html`${index > 0 && ', '}${href === null ? id : html`<a href="${href}">${id}</a>`}`;
  })}`;
}

function limitations(finding: Finding): Fact {
  if (finding.limitations.length === 0) return null;
  return ['Limitations', html`<ul>${finding.limitations.map((limitation) => html`<li>${limitation}</li>`)}</ul>`];
}

function list(facts: readonly Fact[]): Html {
  return html`<dl class="summary-list">
${facts.map((fact) => fact && html`<div><dt>${fact[0]}</dt><dd>${fact[1]}</dd></div>\n`)}</dl>`;
}
