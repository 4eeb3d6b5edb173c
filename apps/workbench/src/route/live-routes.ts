import { basename } from 'node:path';
import { InputError } from '@assay/statistics';
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { readEditable, writeEditable } from '../live/live-files.ts';
import type { LiveNews, LiveSession } from '../live/live-session.ts';
import { type StorePlace, storeLive } from '../live/store-live.ts';
import {
  framed,
  type LivePlace,
  liveEditPage,
  liveMessagePage,
  livePage,
  liveRowsPage,
  liveRowsTable,
} from '../page/live-page.ts';

/** The session that a request asks for, and where its pages stand; or the answer to somebody who may not. */
type FindLive = (c: Context) => Promise<{ readonly session: LiveSession; readonly place: LivePlace } | Response>;

/** Told of a run that somebody stored from a live page. */
type TakeStored = (c: Context, stored: { readonly notebook: string; readonly run: string }) => void;

const HEARTBEAT_MILLISECONDS = 15_000;
const MOST_ROWS = 50;
/** How long the first page waits for what is being computed, so that it is whole without a script too. */
const FIRST_PAGE_MILLISECONDS = 1500;

/** Pages and calls of one live notebook. Whatever changes something carries the session's token. */
export function liveRoutes(find: FindLive, store: StorePlace, takeStored?: TakeStored): Hono {
  const routes = new Hono();
  const withLive =
    (answer: (c: Context, session: LiveSession, place: LivePlace) => Response | Promise<Response>) =>
    async (c: Context) => {
      const found = await find(c);
      if (found instanceof Response) return found;
      c.header('Cache-Control', 'private, no-store');
      return answer(c, found.session, found.place);
    };
  const changing = (change: (c: Context, session: LiveSession, place: LivePlace, given: Given) => Promise<Response>) =>
    withLive(async (c, session, place) => {
      const given = await readGiven(c);
      if (given.token !== session.token) return told(c, place, 403, 'This page is of before a restart. Open it again.');
      try {
        return await change(c, session, place, given);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        return told(c, place, 422, error.message);
      }
    });

  routes.get(
    '/',
    withLive(async (c, session, place) => {
      const patience = new Promise((resolve) => setTimeout(resolve, FIRST_PAGE_MILLISECONDS));
      await Promise.race([session.live.settled(), patience]);
      return c.html(await livePage(session, place));
    }),
  );

  routes.get(
    '/events',
    withLive((c, session) => streamSSE(c, (stream) => tellNews(session, stream))),
  );

  routes.get(
    '/rows',
    withLive(async (c, session, place) => {
      const cell = c.req.query('cell') ?? '';
      const search = c.req.query('search') ?? '';
      const sort = c.req.query('sort') ?? null;
      const isDescending = c.req.query('down') === '1';
      const from = Math.max(0, Math.trunc(Number(c.req.query('from') ?? 0)) || 0);
      const rows = await session.live.rows({ cell, search, sort, isDescending, from, count: MOST_ROWS });
      const table = liveRowsTable(session, rows, { cell, search, sort, isDescending });
      if (c.req.header('X-Live-Rows') !== undefined) return c.html(table.toString());
      return c.html(await liveRowsPage(cell, table, place));
    }),
  );

  routes.get(
    '/edit',
    withLive(async (c, session, place) => {
      try {
        const file = readEditable(session.live, c.req.query('file') ?? '');
        return c.html(await framed(file.name, liveEditPage(session, file, null), place));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        return told(c, place, 404, error.message);
      }
    }),
  );

  routes.get(
    '/file',
    withLive((c, session) => {
      try {
        return c.json(readEditable(session.live, c.req.query('name') ?? ''));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        return c.json({ message: error.message }, 404);
      }
    }),
  );

  routes.post(
    '/file',
    changing(async (c, session, place, { isForm, body }) => {
      const file = { name: textOf(body['name']), text: textOf(body['text']), digest: textOf(body['digest']) };
      const { digest } = writeEditable(
        session.live,
        isForm ? { ...file, text: file.text.replaceAll('\r\n', '\n') } : file,
      );
      if (isForm)
        return c.html(await framed(file.name, liveEditPage(session, { ...file, digest }, 'It is saved.'), place));
      return c.json({ digest, message: 'Saved.' });
    }),
  );

  routes.post(
    '/parameters',
    changing(async (c, session, place, { isForm, body }) => {
      const given = isForm ? body : (body['parameters'] as Readonly<Record<string, unknown>> | undefined);
      const parameters = Object.entries(given ?? {}).filter(([name]) => name !== 'token');
      session.live.setParameters(Object.fromEntries(parameters.map(([name, value]) => [name, textOf(value)])));
      if (!isForm) return c.json({ message: '' });
      await session.live.settled();
      return c.redirect(place.base, 303);
    }),
  );

  routes.post(
    '/store',
    changing(async (c, session, place, { isForm }) => {
      const { id, folder, message } = await storeLive(session, store);
      takeStored?.(c, { notebook: basename(session.live.folder), run: id });
      if (!isForm) return c.json({ id, folder, message });
      return c.html(await liveMessagePage('Stored', message, place));
    }),
  );

  return routes;
}

interface Given {
  readonly isForm: boolean;
  readonly token: string;
  readonly body: Readonly<Record<string, unknown>>;
}

async function readGiven(c: Context): Promise<Given> {
  const isForm = !(c.req.header('Content-Type') ?? '').startsWith('application/json');
  try {
    const body = isForm ? await c.req.parseBody() : ((await c.req.json()) as Readonly<Record<string, unknown>>);
    const token = isForm ? body['token'] : c.req.header('X-Live-Token');
    return { isForm, token: textOf(token), body: typeof body === 'object' && body !== null ? body : {} };
  } catch {
    return { isForm, token: '', body: {} };
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
}

async function told(c: Context, place: LivePlace, status: 403 | 404 | 422, message: string): Promise<Response> {
  const wantsPage = (c.req.header('Accept') ?? '').includes('text/html');
  if (!wantsPage) return c.json({ message }, status);
  return c.html(await liveMessagePage('This cannot be done', message, place), status);
}

/** Sends what changes for as long as somebody listens; what was not sent yet is sent together. */
async function tellNews(
  session: LiveSession,
  stream: {
    aborted: boolean;
    onAbort(listener: () => void): void;
    writeSSE(message: { event: string; data: string }): Promise<void>;
  },
): Promise<void> {
  let waiting: LiveNews[] = [];
  let wake = () => {};
  const stop = session.listen((news) => {
    waiting.push(news);
    wake();
  });
  stream.onAbort(() => wake());
  try {
    while (!stream.aborted) {
      if (waiting.length === 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, HEARTBEAT_MILLISECONDS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const [first, ...others] = waiting;
      waiting = [];
      if (first === undefined) await stream.writeSSE({ event: 'pulse', data: '' });
      else for (const news of [first, ...others]) await stream.writeSSE({ event: 'news', data: JSON.stringify(news) });
    }
  } finally {
    stop();
  }
}
