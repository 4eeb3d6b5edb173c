import { dateWords } from '@assay/evidence';
import { chosenWords } from '@assay/notebook';
import { countedNoun } from '@assay/statistics';
import { type Html, html } from '../page/html.ts';
import type { ReportSource } from '../source/report-source.ts';

/**
 * What do the numbers depend on? Inputs, parameters, seed, code and environment, all by hash.
 *
 * @example
 * runDetails(sampleSource).includes('dataset person-register') // true
 */
export function runDetails({ notebook, results: { run }, record }: ReportSource): Html {
  const inputs = inOrder(run.inputs, notebook.inputs).map(([name, sha256]) => {
    const title = notebook.inputs.find((input) => input.name === name)?.title ?? name;
    const origin = record?.inputs?.[name];
    const rows = origin?.rows === null || origin?.rows === undefined ? null : ` (${countedNoun(origin.rows, 'row')})`;
    return html`<div><dt>Input: ${title}</dt><dd>${origin && html`${origin.from}${rows}<br>`}<span class="mono">sha256 ${sha256}</span>${origin?.reading && html`<details><summary>How the file was read</summary><ul>${origin.reading.map((line) => html`<li>${line}</li>`)}</ul></details>`}</dd></div>\n`;
  });
  const parameters = inOrder(run.parameters, notebook.parameters).map(([name, value]) => {
    const declared = notebook.parameters.find((parameter) => parameter.name === name);
    const words = chosenWords(value, declared?.fromData);
    return html`<div><dt>Choice: ${declared?.title ?? name}</dt><dd>${words}</dd></div>\n`;
  });
  const environment = inOrder(run.environment, []).map(([name, value]) => `${name} ${value}`);
  return html`<dl class="summary-list">
<div><dt>Run</dt><dd class="mono">${run.id}</dd></div>
${record?.finishedAt && html`<div><dt>Finished</dt><dd>${dateWords(record.finishedAt)}</dd></div>\n`}${inputs}${parameters}<div><dt>Seed of random streams</dt><dd>${run.seed}</dd></div>
<div><dt>Code of the notebook</dt><dd class="mono">sha256 ${run.code}</dd></div>
<div><dt>Environment</dt><dd>${environment.join(', ') || 'not recorded'}</dd></div>
</dl>`;
}

// A run that was stored and read back has its names sorted: the notebook's order, then the alphabet, gives one page for both.
function inOrder<Value>(
  values: Readonly<Record<string, Value>>,
  declared: readonly { readonly name: string }[],
): (readonly [string, Value])[] {
  const place = (name: string) => {
    const index = declared.findIndex((each) => each.name === name);
    return index === -1 ? declared.length : index;
  };
  return Object.entries(values).sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
}
