import type { Finding } from '@assay/evidence';
import { type Html, html } from '../page/html.ts';
import type { ReportLinks } from '../source/report-source.ts';

/** As many as a member reads at once; the technical view has all. */
const CHIEF = 4;

/**
 * What chiefly limits what is shown? The limitations that bear on most findings, and the way to the others.
 */
export function chiefLimitations(findings: readonly Finding[], links: ReportLinks): Html {
  const bearers = bearersOf(findings);
  const chief = [...bearers].sort(([, a], [, b]) => b.length - a.length).slice(0, CHIEF);
  const others = bearers.size - chief.length;
  if (chief.length === 0) return html`<p>No finding states a limitation.</p>`;
  const href = links.numbers === false ? '#limitations' : `${links.technical}#limitations`;
  return html`<ul>${chief.map(([limitation]) => html`<li>${limitation}</li>\n`)}</ul>
${others > 0 && html`<p class="small"><a href="${href}">${others} more, with the findings each bears on</a></p>`}`;
}

function bearersOf(findings: readonly Finding[]): Map<string, Finding[]> {
  const bearers = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const limitation of finding.limitations) {
      const known = bearers.get(limitation);
      if (known) known.push(finding);
      else bearers.set(limitation, [finding]);
    }
  }
  return bearers;
}

/** What the findings do not show: each limitation once, with the findings that it bears on. */
export function limitationList(findings: readonly Finding[], links: ReportLinks): Html {
  const bearers = bearersOf(findings);
  if (bearers.size === 0) return html`<p>No finding states a limitation.</p>`;
  const items = [...bearers].map(
    ([limitation, bearing]) =>
      html`<li>${limitation} <span class="quiet small">(${bearing.map((finding, index) =>
        links.numbers === false
          ? html`${index > 0 && ', '}${finding.id}`
          : html`${index > 0 && ', '}<a href="${links.finding(finding.id)}">${finding.id}</a>`,
      )})</span></li>\n`,
  );
  return html`<ul>${items}</ul>`;
}
