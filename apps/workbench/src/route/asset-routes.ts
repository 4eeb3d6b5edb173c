import { stylesheet } from '@assay/report';
import { Hono } from 'hono';
import { liveAssets } from '../live/live-assets.ts';
import { stylesheetHref } from '../page/layout.ts';
import { notFound } from '../page/not-found.ts';
import { progressScript, progressScriptHref } from '../page/progress-script.ts';
import type { WorkbenchEnvironment } from '../workbench-context.ts';

const assets: ReadonlyMap<string, { readonly type: string; readonly text: string }> = new Map([
  [stylesheetHref, { type: 'text/css; charset=UTF-8', text: stylesheet }],
  [progressScriptHref, { type: 'text/javascript; charset=UTF-8', text: progressScript }],
]);

/** The stylesheets and the scripts, each under a name made of its content. No file is read from disk. */
export function assetRoutes(): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();
  routes.get('/:name', async (c) => {
    const name = c.req.param('name');
    const asset = name.startsWith('live-') ? await liveAsset(name) : assets.get(`/assets/${name}`);
    if (asset === undefined) return notFound(c);
    c.header('Content-Type', asset.type);
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    return c.body(asset.text);
  });
  return routes;
}

async function liveAsset(name: string) {
  return Object.values(await liveAssets()).find((asset) => asset.name === name);
}
