import { DRIFT_WORDS, type DriftReport, type FindingDrift, type NumberDrift } from '@assay/evidence';
import { type Html, html } from '@assay/report';
import { countedNoun } from '@assay/statistics';

/** More numbers of one finding are folded below its first. */
const mostNumbers = 12;

/**
 * What differs between two runs, finding by finding; those that are identical are only counted. First the findings whose answer
 * is another one or is not stated in both runs, then those whose numbers changed, then those of which only words did.
 */
export function driftTable({ findings }: DriftReport): Html {
  const differing = findings
    .filter((finding) => finding.class !== 'identical' || finding.wording.length > 0)
    .sort((a, b) => weight(b) - weight(a));
  if (differing.length === 0) return html`<p>Every finding is identical.</p>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="drift-caption"><table>
<caption id="drift-caption">Findings that differ: first those whose answer changed, then other numbers, then wording alone</caption>
<thead><tr><th scope="col">Finding</th><th scope="col">Number</th><th scope="col" class="n">Before</th><th scope="col" class="n">After</th><th scope="col">It is</th></tr></thead>
<tbody>
${differing.map(findingRows)}</tbody></table></div>`;
}

function findingRows(finding: FindingDrift): Html {
  const first = html`<th scope="row">${finding.title}<br><code>${finding.id}</code></th>`;
  const wording = finding.wording.length === 0 ? null : `wording: ${finding.wording.join(', ')}`;
  const numbers = [...finding.numbers].sort((a, b) => Number(isAnswer(b)) - Number(isAnswer(a)));
  const more = numbers.slice(mostNumbers);
  return html`${numbers.slice(0, mostNumbers).map((number) => html`<tr>${first}<td>${number.part}</td>${comparedCells(number)}</tr>\n`)}${
    more.length > 0 &&
    html`<tr><td colspan="5"><details><summary>${countedNoun(more.length, 'more number')} of ${finding.title} <code>${finding.id}</code></summary><table>
<caption>Further numbers of ${finding.title}</caption>
<thead><tr><th scope="col">Number</th><th scope="col" class="n">Before</th><th scope="col" class="n">After</th><th scope="col">It is</th></tr></thead>
<tbody>
${more.map((number) => html`<tr><th scope="row">${number.part}</th>${comparedCells(number)}</tr>\n`)}</tbody></table></details></td></tr>\n`
  }${
    (wording !== null || numbers.length === 0) &&
    html`<tr>${first}<td>${wording ?? '–'}</td><td></td><td></td><td>${wording !== null && numbers.length > 0 ? 'other words' : DRIFT_WORDS[finding.class]}</td></tr>\n`
  }`;
}

function comparedCells(number: NumberDrift): Html {
  return html`<td class="n">${number.before}</td><td class="n">${number.after}</td><td>${DRIFT_WORDS[number.class]}</td>`;
}

/** Words where other words stood, or a number that came or went, and no number beside another. */
function isAnswer({ part, class: kind, absoluteDifference }: NumberDrift): boolean {
  return kind === 'drifted' && absoluteDifference === null && part !== 'unit';
}

/** Findings come by it, the heaviest first, and else in the order of the report. */
function weight({ class: kind, numbers }: FindingDrift): number {
  if (numbers.length === 0) return kind === 'identical' ? 0 : 2;
  return numbers.some(isAnswer) ? 2 : 1;
}
