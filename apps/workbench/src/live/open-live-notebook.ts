import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import type { LiveOptions } from '@assay/notebook/live';
import { readPanelFacts, systemName } from '@assay/report/store';
import { InputError } from '@assay/statistics';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { assetRoutes } from '../route/asset-routes.ts';
import { liveRoutes } from '../route/live-routes.ts';
import { strictHeaders } from '../security/headers.ts';
import { loopbackOnly } from '../security/loopback-only.ts';
import { liveLinks } from './live-links.ts';
import { LiveSession } from './live-session.ts';
import { panelWords } from './panel-words.ts';

export interface OpenOptions extends LiveOptions {
  readonly home: string;
  /** 4174 unless stated; the next free one where it is taken. */
  readonly port?: number;
  readonly now: () => Date;
  readonly onError?: (error: unknown) => void;
}

export interface OpenedNotebook {
  /** Address with its token: who does not have it, gets nothing. */
  readonly url: string;
  readonly session: LiveSession;
  close(): Promise<void>;
}

const DEFAULT_PORT = 4174;
const PORTS_TRIED = 20;
const MOST_BODY = 3_000_000;

/**
 * Opens one notebook on this computer, for whoever has the address: it stands behind a token, under the names of this
 * computer alone.
 *
 * @throws InputError where no port is free.
 */
export async function openLiveNotebook(options: OpenOptions): Promise<OpenedNotebook> {
  const { home, now, port: wanted = DEFAULT_PORT, onError = () => {} } = options;
  const token = crypto.randomUUID().replaceAll('-', '');
  const base = `/${token}/`;
  const panel = readPanelFacts(home);
  const slug = basename(options.folder);
  const links = liveLinks(base);
  const session = new LiveSession({ home, slug, options, links, panel: (state) => panelWords(panel, state) });
  const app = new Hono();
  app.use(strictHeaders());
  app.use(loopbackOnly());
  app.use(csrf());
  app.use(bodyLimit({ maxSize: MOST_BODY }));
  app.route('/assets', assetRoutes() as unknown as Hono);
  const place = { base, assets: '/assets/', above: null };
  const store = {
    ledger: panel.ledger,
    systemName: (system: string) => systemName(panel, system),
    now,
  };
  app.route(
    base,
    liveRoutes(async () => ({ session, place }), store),
  );
  app.notFound((c) => c.text('Not found. Open the address that assay open printed.', 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.text('Refused: this did not come from the page itself.', error.status);
    onError(error);
    return c.text('Something went wrong. The terminal says what.', 500);
  });
  session.start();
  for (let port = wanted; port <= wanted + PORTS_TRIED; port++) {
    const server = await listen(app, port);
    if (server === null) continue;
    const { port: bound } = server.address() as AddressInfo;
    return {
      url: `http://127.0.0.1:${bound}${base}`,
      session,
      async close() {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        await session.close();
        server.closeAllConnections();
        await closed;
      },
    };
  }
  await session.close();
  throw new InputError(`no free port from ${wanted} to ${wanted + PORTS_TRIED}. Give another one: --port.`);
}

function listen(app: Hono, port: number): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => resolve(server as Server));
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
  });
}
