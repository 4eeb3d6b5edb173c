import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { notFound } from '../page/not-found.ts';
import { packPath } from '../store/packs.ts';
import { runOfPack } from '../store/submissions.ts';
import type { Workbench, WorkbenchEnvironment } from '../workbench-context.ts';

/** Attached packs by digest, for whoever may read the run they stand on. */
export function packRoutes({ store, mayReadRun }: Workbench): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();
  routes.get('/:file{[0-9a-f]{64}\\.zip}', async (c) => {
    const digest = c.req.param('file').slice(0, 64);
    const path = packPath(store, digest);
    const run = runOfPack(store, digest);
    if (path === null || run === null || !mayReadRun(c.get('person'), run)) return notFound(c, 'pack');
    const { size } = await stat(path);
    c.header('Content-Type', 'application/zip');
    c.header('Content-Length', String(size));
    c.header('Content-Disposition', `attachment; filename="${digest.slice(0, 12)}.zip"`);
    c.header('Cache-Control', 'private, no-cache');
    return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream);
  });
  return routes;
}
