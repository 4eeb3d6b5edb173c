import { type Html, html } from '@assay/report';

/** That somebody tried what nobody released, with the way there: it stands for no notebook and is shown on no page of answers. */
export function triedNote(tried: number): Html | null {
  if (tried === 0) return null;
  const runs = tried === 1 ? 'One run' : `${tried} runs`;
  return html`<p class="quiet"><a href="/runs">${runs} that nobody released</a> ${tried === 1 ? 'is' : 'are'} not shown here.</p>`;
}
