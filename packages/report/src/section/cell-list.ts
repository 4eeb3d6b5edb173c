import { type Html, html } from '../page/html.ts';
import type { ReportCell } from '../source/report-source.ts';

/**
 * How was it worked out, step by step? The steps of a notebook in the order they run, with what each needs.
 *
 * @example
 * cellList(sampleSource.notebook.cells).includes('Counts pairs at every tolerance') // true
 */
export function cellList(cells: readonly ReportCell[]): Html {
  const rows = cells.map(
    (cell) =>
      html`<tr><th scope="row"><code>${cell.name}</code></th><td>${cell.title}</td><td>${
        cell.needs.length === 0
          ? 'nothing'
          : needsByKind(cell).map(([kind, names], index) => html`${index > 0 && '; '}${kind} <code>${names}</code>`)
      }</td></tr>\n`,
  );
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="cells-caption">
<table>
<caption id="cells-caption">Steps in the order they run</caption>
<thead><tr><th scope="col">Cell</th><th scope="col">What it does</th><th scope="col">Needs</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>`;
}

const KINDS = { input: ['input', 'inputs'], parameter: ['parameter', 'parameters'], cell: ['cell', 'cells'] } as const;

/** What a step needs, each kind named once: a run of names is read faster than a word before each. */
function needsByKind({ needs }: ReportCell): [kind: string, names: string][] {
  return (['input', 'parameter', 'cell'] as const).flatMap((kind) => {
    const names = needs.filter((need) => need.kind === kind).map(({ name }) => name);
    return names.length === 0 ? [] : [[KINDS[kind][names.length === 1 ? 0 : 1], names.join(', ')]];
  });
}
