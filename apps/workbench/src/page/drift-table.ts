import { DRIFT_WORDS, type DriftReport } from '@assay/evidence';
import { type Html, html } from '@assay/report';

const mostNumbers = 12;

/** What differs between two runs, finding by finding; those that are identical are only counted. */
export function driftTable({ findings }: DriftReport): Html {
  const differing = findings.filter((finding) => finding.class !== 'identical' || finding.wording.length > 0);
  if (differing.length === 0) return html`<p>Every finding is identical.</p>`;
  const rows = differing.flatMap((finding) => {
    const numbers = finding.numbers.slice(0, mostNumbers);
    const first = html`<th scope="row">${finding.title}<br><code>${finding.id}</code></th>`;
    if (numbers.length === 0) {
      return [
        html`<tr>${first}<td>${finding.wording.join(', ') || '–'}</td><td></td><td></td><td>${DRIFT_WORDS[finding.class]}</td></tr>\n`,
      ];
    }
    return numbers.map(
      (number) =>
        html`<tr>${first}<td>${number.part}</td><td class="n">${number.before}</td><td class="n">${number.after}</td><td>${DRIFT_WORDS[number.class]}</td></tr>\n`,
    );
  });
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="drift-caption"><table>
<caption id="drift-caption">Findings that differ</caption>
<thead><tr><th scope="col">Finding</th><th scope="col">Number</th><th scope="col" class="n">Before</th><th scope="col" class="n">After</th><th scope="col">It is</th></tr></thead>
<tbody>
${rows}</tbody></table></div>`;
}
