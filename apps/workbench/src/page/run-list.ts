import { exampleWords, type Parameter } from '@assay/notebook';
import { DEFAULT_SEED } from '@assay/notebook/run';
import { type Html, html } from '@assay/report';
import type { RunEntry } from '../run/run-index.ts';
import { isReleased } from '../store/entries.ts';
import type { Workbench } from '../workbench-context.ts';
import { instantText } from './date-text.ts';

/** The latest runs of a notebook, each with what was chosen otherwise than usual: nobody has to open them to tell them apart. */
export function runList(
  workbench: Workbench,
  runs: readonly RunEntry[],
  parameters: readonly Parameter[],
  most = 50,
): Html {
  if (runs.length === 0) return html`<p>No run to show yet.</p>`;
  return html`<ul>${runs
    .slice(0, most)
    .map(
      (run) =>
        html`<li><a href="/reports/${run.id}">Report of ${instantText(run.storedAt)}, run <code>${run.id.slice(0, 8)}</code></a>${isReleased(workbench.store, run.id) && html` <span class="tag good">Released</span>`} <span class="quiet small">${chosenText(workbench, run, parameters)}</span></li>`,
    )}</ul>`;
}

/** What was chosen for a run otherwise than usual, in words of the notebook as it now is. */
export function chosenText({ runs }: Pick<Workbench, 'runs'>, run: RunEntry, parameters: readonly Parameter[]): string {
  const record = runs.record(run);
  if (record === null) return 'its record cannot be read';
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const chosen = Object.entries(record.run.parameters)
    .filter(([name, value]) => String(value) !== String(byName.get(name)?.default))
    .map(([name, value]) => `${byName.get(name)?.title ?? name}: ${String(value)}`);
  if (record.run.seed !== DEFAULT_SEED) chosen.push(`seed ${record.run.seed}`);
  if (record.inputs.some(({ dataset, files }) => dataset === null && files.length > 0))
    chosen.push('a file that was sent');
  const example = exampleWords(record.inputs);
  return [...(example === null ? [] : [example]), ...(chosen.length === 0 ? ['usual choices'] : chosen)].join(', ');
}
