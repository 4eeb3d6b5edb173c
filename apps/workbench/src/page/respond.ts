import type { WorkbenchContext } from '../workbench-context.ts';
import { layout, type Page } from './layout.ts';

/** A page of the workbench, never kept by a cache that others share. */
export function respond(
  c: WorkbenchContext,
  page: Page,
  status: 200 | 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 507 | 500 = 200,
): Response {
  c.header('Cache-Control', 'private, no-store');
  return c.html(layout({ ...page, person: c.get('person') ?? null }), status);
}

/**
 * Content that only changes with its digest: a browser that has it gets 304 and no body. `make` is called only where
 * the content has to be sent.
 */
export function respondByDigest(
  c: WorkbenchContext,
  {
    digest,
    type,
    make,
    fileName,
  }: { digest: string; type: string; make: () => string | Uint8Array<ArrayBuffer>; fileName?: string },
): Response {
  const etag = `"${digest}"`;
  c.header('ETag', etag);
  c.header('Cache-Control', 'private, no-cache');
  const held = c.req.header('If-None-Match');
  if (held?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag || each.trim() === '*'))
    return c.body(null, 304);
  c.header('Content-Type', type);
  if (fileName !== undefined) c.header('Content-Disposition', `attachment; filename="${fileName}"`);
  return c.body(make());
}
