import { type Html, html } from '@assay/report';
import { textField } from './form.ts';
import type { Page } from './layout.ts';

const MOST_FOUND = 100;

export interface Found {
  readonly kind: string;
  readonly href: string;
  readonly title: string;
  readonly beside: Html | string | null;
}

/** Places that hold what was searched for; `null` where nothing was. */
export function searchPage(wanted: string, found: readonly Found[] | null): Page {
  return {
    title: wanted === '' ? 'Search' : `Search: ${wanted}`,
    section: 'search',
    main: html`<h1>Search</h1>
<form method="get" action="/search">${textField({ name: 'q', label: 'Words in a question, an answer, a finding or a paper', value: wanted })}
<div class="actions"><button class="button" type="submit">Search</button></div></form>
${
  found !== null &&
  html`<p role="status">${found.length === 0 ? `Nothing has all of: ${wanted}.` : found.length > MOST_FOUND ? `The first ${MOST_FOUND} of ${found.length} places.` : `${found.length} ${found.length === 1 ? 'place' : 'places'}.`}</p>
<ul class="cards">${found.slice(0, MOST_FOUND).map(({ kind, href, title, beside }) => html`<li><p class="overline">${kind}</p><h2><a href="${href}">${title}</a></h2>${typeof beside === 'string' ? html`<p>${beside}</p>` : beside}</li>\n`)}</ul>`
}`,
  };
}
