import type { Finding } from '@assay/evidence';
import { chosenWords } from '@assay/notebook';
import { type Html, html, type ReportSource } from '@assay/report';
import type { RunEntry } from '../run/run-index.ts';

/** The choices that a finding depends on, as this run made them, and the way to see it under another one. */
export function findingChoices(
  { notebook, results }: ReportSource,
  { source }: Finding,
  { run, mayRun }: { readonly run: RunEntry; readonly mayRun: boolean },
): Html | null {
  const names = parametersBehind(notebook.cells, source.cell);
  const parameters = notebook.parameters.filter(({ name }) => names.has(name));
  if (parameters.length === 0) return null;
  return html`<h2>Choices that it depends on</h2>
<dl class="summary-list">${parameters.map(
    ({ name, title, description, fromData, default: usual }) =>
      html`<div><dt>${title}</dt><dd>${chosenWords(results.run.parameters[name] ?? usual, fromData)}<p class="quiet small">${description}</p></dd></div>\n`,
  )}</dl>
${mayRun && html`<div class="actions"><a class="button secondary" href="/notebooks/${run.slug}/run?from=${run.id}">Run again with another value</a><a href="/reports/${run.id}/changes">Compare with another run</a></div>`}`;
}

/** Parameters that a cell reads, itself or through the cells it needs. */
function parametersBehind(cells: ReportSource['notebook']['cells'], name: string): ReadonlySet<string> {
  const byName = new Map(cells.map((cell) => [cell.name, cell]));
  const seen = new Set<string>();
  const found = new Set<string>();
  const visit = (current: string) => {
    if (seen.has(current)) return;
    seen.add(current);
    for (const need of byName.get(current)?.needs ?? []) {
      if (need.kind === 'parameter') found.add(need.name);
      else if (need.kind === 'cell') visit(need.name);
    }
  };
  visit(name);
  return found;
}
