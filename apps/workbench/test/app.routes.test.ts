import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp, discoverOpenId, readSignIn } from '../src/index.ts';
import type { Person } from '../src/security/person.ts';
import { routePermission, routePermissions } from '../src/security/route-permissions.ts';
import type { WorkbenchEnvironment } from '../src/workbench-context.ts';
import type { Stage } from './browser/stage.ts';
import { pages } from './browser/walk-pages.ts';
import { clientSecret, openIdProvider } from './fixture/open-id-provider.ts';
import { makeHome } from './fixture/sample-home.ts';

/** Routes that give a file, a stream or a way elsewhere, and no page. */
const noPages = [
  '/healthz',
  '/assets/:name',
  '/sign-in',
  '/reports/:run/figures/:file{.+\\.svg}',
  '/reports/:run/tables/:file{.+\\.csv}',
  '/reports/:run/report.pdf',
  '/meetings/:day{\\d{4}-\\d{2}-\\d{2}}/bundle.pdf',
  '/submissions/:id/bundle.pdf',
  '/reports/:run/results.json',
  '/runs/:id/events',
  '/live/:slug/events',
  '/live/:slug/file',
  '/packs/:file{[0-9a-f]{64}\\.zip}',
];

const { home, remove } = makeHome();
let provider: Awaited<ReturnType<typeof openIdProvider>>;
let opened: App;

beforeAll(async () => {
  provider = await openIdProvider();
  const people = { ada: { name: 'Ada', role: 'analyst' } };
  const openid = { issuer: provider.issuer, client: 'assay', address: 'http://localhost/' };
  const signIn = readSignIn({ openid, people }, clientSecret);
  if (signIn.kind === 'openid') opened = createApp({ home, openId: await discoverOpenId(signIn.openId) });
});
afterAll(async () => {
  await opened.close();
  await provider.close();
  remove();
});

describe('the routes', () => {
  it('that give a page are each opened by the browser walks; a new one has to be added there', () => {
    const served = opened.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
    const visited = Object.keys(pages({ runs: ['a', 'b'], packs: ['c', 'd'], waiting: 'e' } as unknown as Stage));
    expect([...new Set(served)].sort()).toEqual([...visited, ...noPages].sort());
  });
});

describe('the permission of each route', () => {
  it('is declared: a new route has to say who it is for, and what is no route any more is not listed', () => {
    const beforeLogIn = ['GET /healthz', 'GET /assets/:name'];
    const all = opened.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    const behind = [...new Set(all)].filter((route) => !beforeLogIn.includes(route) && !/ \/sign/.test(route));
    expect(behind.sort()).toEqual(Object.keys(routePermissions).sort());
  });

  it('is asked before a route is entered, and one that is not declared answers nobody', async () => {
    const app = new Hono<WorkbenchEnvironment>();
    let role: Person['role'] = 'member';
    app.use((c, next) => {
      c.set('person', { id: 'a', name: 'A', role });
      return next();
    });
    app.use(routePermission());
    for (const path of ['/glossary', '/submissions/new', '/nobody-said']) app.get(path, (c) => c.text('entered'));
    const statuses = async () =>
      Promise.all(
        ['/glossary', '/submissions/new', '/nobody-said', '/not-there'].map(
          async (path) => (await app.request(path)).status,
        ),
      );
    expect(await statuses()).toEqual([200, 404, 404, 404]);
    role = 'analyst';
    expect(await statuses()).toEqual([200, 200, 404, 404]);
  });
});
