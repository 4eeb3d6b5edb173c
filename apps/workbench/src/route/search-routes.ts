import { displayFinding } from '@assay/evidence';
import { type Html, html } from '@assay/report';
import { Hono } from 'hono';
import { textField } from '../page/form.ts';
import { respond } from '../page/respond.ts';
import { answersOf } from '../project/answers.ts';
import { submissions } from '../store/submissions.ts';
import type { Workbench, WorkbenchEnvironment } from '../workbench-context.ts';

const MOST_FOUND = 100;

interface Found {
  readonly kind: string;
  readonly href: string;
  readonly title: string;
  readonly beside: Html | string | null;
}

/** Search over what a person may read: questions with their answers, findings, papers. */
export function searchRoutes(workbench: Workbench): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();
  routes.get('/', async (c) => {
    const wanted = (c.req.query('q') ?? '').trim().slice(0, 100);
    const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
    const holds = (...texts: readonly string[]) => {
      const text = texts.join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    };
    const found: Found[] = [];
    if (words.length > 0) {
      const answers = await answersOf(workbench, c.get('person'));
      const seen = new Set<string>();
      for (const { id, text, minute } of workbench.panel.ledger.questions) {
        const said = answers.get(id)?.quotes[0]?.quote.html ?? null;
        if (holds(id, text, minute, textOf(said)))
          found.push({ kind: 'Question', href: `/questions/${id}`, title: `${id}: ${text}`, beside: said });
        for (const { finding, href, title: report } of answers.get(id)?.findings ?? []) {
          if (seen.has(href) || !holds(finding.id, finding.title, finding.method.name)) continue;
          seen.add(href);
          const beside = finding.table === null ? displayFinding(finding) : null;
          found.push({ kind: 'Finding', href, title: `${finding.title}, in ${report}`, beside });
        }
      }
      for (const { id, title, system } of submissions(workbench.store)) {
        if (holds(title, system)) found.push({ kind: 'Paper', href: `/submissions/${id}`, title, beside: null });
      }
    }
    return respond(c, {
      title: wanted === '' ? 'Search' : `Search: ${wanted}`,
      section: 'search',
      main: html`<h1>Search</h1>
<form method="get" action="/search">${textField({ name: 'q', label: 'Words in a question, an answer, a finding or a paper', value: wanted })}
<div class="actions"><button class="button" type="submit">Search</button></div></form>
${
  words.length > 0 &&
  html`<p role="status">${found.length === 0 ? `Nothing has all of: ${wanted}.` : found.length > MOST_FOUND ? `The first ${MOST_FOUND} of ${found.length} places.` : `${found.length} ${found.length === 1 ? 'place' : 'places'}.`}</p>
<ul class="cards">${found.slice(0, MOST_FOUND).map(({ kind, href, title, beside }) => html`<li><p class="overline">${kind}</p><h2><a href="${href}">${title}</a></h2>${typeof beside === 'string' ? html`<p>${beside}</p>` : beside}</li>\n`)}</ul>`
}`,
    });
  });
  return routes;
}

function textOf(markup: Html | null): string {
  return markup === null ? '' : markup.toString().replace(/<[^>]*>/g, ' ');
}
