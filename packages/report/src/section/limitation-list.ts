import type { Finding } from '@assay/evidence';
import { type Html, html } from '../html/html.ts';
import type { ReportLinks } from '../source/report-source.ts';

/** What the findings do not show: each limitation once, with the findings that it bears on. */
export function limitationList(findings: readonly Finding[], links: ReportLinks): Html {
  const bearers = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const limitation of finding.limitations) {
      const known = bearers.get(limitation);
      if (known) known.push(finding);
      else bearers.set(limitation, [finding]);
    }
  }
  if (bearers.size === 0) return html`<p>No finding states a limitation.</p>`;
  const items = [...bearers].map(
    ([limitation, bearing]) =>
      html`<li>${limitation} <span class="quiet small">(${bearing.map((finding, index) =>
        links.numbers === false
          ? html`${index > 0 && ', '}${finding.title}`
          : html`${index > 0 && ', '}<a href="${links.finding(finding.id)}">${finding.title}</a>`,
      )})</span></li>\n`,
  );
  return html`<ul>${items}</ul>`;
}
