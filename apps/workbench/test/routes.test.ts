import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp, discoverOpenId, readSignIn } from '../src/index.ts';
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
