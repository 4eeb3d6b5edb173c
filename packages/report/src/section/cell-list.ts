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
          : cell.needs.map((need, index) => html`${index > 0 && ', '}${need.kind} <code>${need.name}</code>`)
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
