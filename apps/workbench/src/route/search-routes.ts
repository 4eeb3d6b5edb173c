import { displayFinding } from '@assay/evidence';
import type { Html } from '@assay/report';
import { Hono } from 'hono';
import { respond } from '../page/respond.ts';
import { type Found, searchPage } from '../page/search-page.ts';
import { answersOf } from '../report/answers.ts';
import { submissions } from '../submission/submissions.ts';
import type { Workbench, WorkbenchEnvironment } from '../workbench-context.ts';

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
    return respond(c, searchPage(wanted, words.length > 0 ? found : null));
  });
  return routes;
}

function textOf(markup: Html | null): string {
  return markup === null ? '' : markup.toString().replace(/<[^>]*>/g, ' ');
}
