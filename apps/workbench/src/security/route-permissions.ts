import { html } from '@assay/report';
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { notFound } from '../page/not-found.ts';
import { respond } from '../page/respond.ts';
import type { WorkbenchContext, WorkbenchEnvironment } from '../workbench-context.ts';
import { may, type Permission } from './permissions.ts';

/**
 * Who a route is for: whoever has a permission; `everyone` who is signed in; or everyone, of `what they may read`, which
 * the route asks of each run, pack and entry (`mayRead`, `mayReadPack`, `requireRecorder`).
 */
type For = Permission | 'everyone' | 'what they may read';

const day = ':day{\\d{4}-\\d{2}-\\d{2}}';
const pack = ':digest{[0-9a-f]{64}}';

/** Every route behind the log-in. One that is not here answers nobody, and a test fails. */
export const routePermissions: Readonly<Record<string, For>> = {
  'GET /': 'what they may read',
  'GET /glossary': 'everyone',
  'GET /docs': 'everyone',
  'GET /docs/:package': 'everyone',
  'GET /help': 'everyone',
  'GET /questions': 'what they may read',
  'GET /questions/:id': 'what they may read',
  'GET /meetings': 'everyone',
  [`GET /meetings/${day}`]: 'what they may read',
  [`GET /meetings/${day}/briefings`]: 'what they may read',
  [`GET /meetings/${day}/bundle.pdf`]: 'what they may read',
  [`POST /meetings/${day}/attendance`]: 'what they may read',
  'GET /actions': 'everyone',
  'GET /search': 'what they may read',
  'GET /submissions': 'everyone',
  'GET /submissions/new': 'start a submission',
  'POST /submissions': 'start a submission',
  'GET /submissions/:id': 'what they may read',
  'GET /submissions/:id/bundle.pdf': 'what they may read',
  'POST /submissions/:id/entries': 'what they may read',
  'POST /submissions/:id/attachments': 'attach evidence',
  'POST /submissions/:id/packs': 'attach evidence',
  'GET /notebooks': 'what they may read',
  'GET /notebooks/:slug': 'what they may read',
  'GET /notebooks/:slug/run': 'run notebooks',
  'POST /notebooks/:slug/runs': 'run notebooks',
  'GET /live/:slug/': 'open notebooks',
  'GET /live/:slug/events': 'open notebooks',
  'GET /live/:slug/rows': 'open notebooks',
  'GET /live/:slug/edit': 'open notebooks',
  'GET /live/:slug/file': 'open notebooks',
  'POST /live/:slug/file': 'open notebooks',
  'POST /live/:slug/parameters': 'open notebooks',
  'POST /live/:slug/store': 'open notebooks',
  'GET /reports/:run': 'what they may read',
  'GET /reports/:run/technical': 'what they may read',
  'GET /reports/:run/print': 'what they may read',
  'GET /reports/:run/briefing': 'what they may read',
  'GET /reports/:run/findings/:finding': 'what they may read',
  'GET /reports/:run/figures/:file{.+\\.svg}': 'what they may read',
  'GET /reports/:run/tables/:file{.+\\.csv}': 'what they may read',
  'GET /reports/:run/report.pdf': 'what they may read',
  'GET /reports/:run/results.json': 'what they may read',
  'GET /reports/:run/review': 'what they may read',
  'GET /reports/:run/changes': 'what they may read',
  'GET /reports/:run/would-leave': 'read what is not released',
  'POST /reports/:run/comments': 'what they may read',
  'POST /reports/:run/rerun': 'run notebooks',
  'POST /reports/:run/decisions': 'decide on a run',
  'GET /runs': 'what they may read',
  'GET /runs/:id': 'what they may read',
  'GET /runs/:id/events': 'what they may read',
  'POST /runs/:id/cancel': 'run notebooks',
  'GET /packs/:file{[0-9a-f]{64}\\.zip}': 'what they may read',
  [`GET /packs/${pack}`]: 'what they may read',
  [`GET /packs/${pack}/changes`]: 'what they may read',
  [`GET /packs/${pack}/review`]: 'what they may read',
  [`POST /packs/${pack}/comments`]: 'what they may read',
  [`POST /packs/${pack}/decisions`]: 'decide on a run',
};

/** Asks leave for whichever route a request comes to, before it is entered; a page reads as one that is not there. */
export function routePermission(): MiddlewareHandler<WorkbenchEnvironment> {
  return async (c, next) => {
    const reached = matchedRoutes(c).filter(({ method }) => method !== 'ALL');
    // Nothing is there: the page for that says so.
    if (reached.length === 0) return next();
    const asked = reached.map(({ method, path }) => routePermissions[`${method} ${path}`] ?? null);
    const isOpen = (each: For | null) =>
      each === 'everyone' || each === 'what they may read' || (each !== null && may(c.get('person'), each));
    if (asked.every(isOpen)) return next();
    return asked.includes('open notebooks') ? forAnalysts(c) : notFound(c, nounOf(c.req.path));
  };
}

function nounOf(path: string): string {
  const [, area = ''] = path.split('/');
  return ['notebooks', 'reports', 'packs', 'runs', 'submissions'].includes(area) ? area.slice(0, -1) : 'page';
}

function forAnalysts(c: WorkbenchContext): Response {
  const main = html`<h1>This is for analysts</h1><p>A notebook that is being written has passed no disclosure gate. Read its report once it is released.</p>`;
  return respond(c, { title: 'Refused', section: 'notebooks', main }, 403);
}
