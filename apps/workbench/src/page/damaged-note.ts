import { type Html, html } from '@assay/report';

/** That reports of a paper are missing from what is shown, so that nobody takes the rest for all there is. */
export function damagedNote(notebooks: readonly string[]): Html | null {
  if (notebooks.length === 0) return null;
  return html`<div class="inset bad">${notebooks.map((notebook) => html`<p>The report of ${notebook} does not open, so nothing of it is shown here.</p>`)}</div>`;
}
