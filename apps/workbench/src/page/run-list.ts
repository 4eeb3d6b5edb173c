import type { Parameter } from '@assay/notebook';
import { type Html, html } from '@assay/report';
import type { RunEntry } from '../run/run-index.ts';
import { isReleased } from '../store/entries.ts';
import type { Workbench } from '../workbench-context.ts';
import { chosenText } from './chosen-text.ts';
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
