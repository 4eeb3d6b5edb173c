import type { LiveState } from '@assay/notebook/live';
import { type Html, html } from '@assay/report';

/** Why the report of a live notebook is not of now, in a sentence above it. */
export function reportState({ cells, problem, status }: Pick<LiveState, 'cells' | 'problem' | 'status'>): Html {
  const isBroken = problem !== null && status === 'current';
  return html`<p class="quiet">${cells.length === 0 ? 'The report comes once the cells are computed.' : isBroken ? 'The code cannot be read as it is now: what the report below says is of before.' : 'Cells are being computed: what the report below says is of before.'}</p>`;
}
