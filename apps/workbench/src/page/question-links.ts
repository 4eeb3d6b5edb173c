import { type Html, html } from '@assay/report';

/** Ids of questions, each leading to its page. */
export function questionLinks(ids: readonly string[]): Html {
  return html`${ids.map((id, index) => html`${index > 0 && ', '}<a href="/questions/${id}">${id}</a>`)}`;
}
