import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { compareResults } from '@assay/evidence';
import { Hono } from 'hono';
import { onForm } from '../page/form.ts';
import { notFound } from '../page/not-found.ts';
import { packChangesPage, packPage } from '../page/pack-pages.ts';
import { respond } from '../page/respond.ts';
import { reviewMain } from '../page/review-main.ts';
import { lostPack } from '../store/open-packs.ts';
import { packPath } from '../store/packs.ts';
import type { Review } from '../submission/review-entries.ts';
import { packsOfNotebook } from '../submission/submissions.ts';
import type { Workbench, WorkbenchContext, WorkbenchEnvironment } from '../workbench-context.ts';
import { addComment, addDecision } from './record-review.ts';

/** Attached packs by digest, for whoever may read the run they stand on: the report inside, the zip, what changed. */
export function packRoutes(workbench: Workbench): Hono<WorkbenchEnvironment> {
  const { store, runs, mayReadPack, openPack } = workbench;
  const routes = new Hono<WorkbenchEnvironment>();
  const pathFor = (c: WorkbenchContext, digest: string): string | null =>
    mayReadPack(c.get('person'), digest) ? packPath(store, digest) : null;

  routes.get('/:file{[0-9a-f]{64}\\.zip}', async (c) => {
    const digest = c.req.param('file').slice(0, 64);
    const path = pathFor(c, digest);
    if (path === null) return notFound(c, 'pack');
    // One that was changed on disk is not handed on.
    openPack(digest);
    const found = await stat(path).catch(() => null);
    if (found === null) throw lostPack(digest);
    c.header('Content-Type', 'application/zip');
    c.header('Content-Length', String(found.size));
    c.header('Content-Disposition', `attachment; filename="${digest.slice(0, 12)}.zip"`);
    c.header('Cache-Control', 'private, no-cache');
    return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream);
  });

  routes.get('/:digest{[0-9a-f]{64}}', (c) => {
    const digest = c.req.param('digest');
    const path = pathFor(c, digest);
    if (path === null) return notFound(c, 'pack');
    const pack = openPack(digest);
    if (pack === null) return notFound(c, 'pack');
    const review = runs.find(pack.run) === null ? `/packs/${digest}/review` : `/reports/${pack.run}/review`;
    return respond(c, packPage(digest, pack, review));
  });

  routes.get('/:digest{[0-9a-f]{64}}/changes', (c) => {
    const digest = c.req.param('digest');
    const path = pathFor(c, digest);
    if (path === null) return notFound(c, 'pack');
    const pack = openPack(digest);
    if (pack === null) return notFound(c, 'pack');
    const others = packsOfNotebook(store, pack.notebook).filter(
      (each) => each.pack !== digest && mayReadPack(c.get('person'), each.pack!),
    );
    const since = others.find((each) => each.pack === c.req.query('since'))?.pack ?? null;
    const before = since === null ? null : openPack(since);
    const report = before === null ? null : compareResults(before.content.results, pack.content.results);
    return respond(c, packChangesPage({ digest, pack, others, since, report }));
  });

  // A pack whose run is stored here is reviewed with the run; one from elsewhere is reviewed by itself.
  const withReview =
    (answer: (c: WorkbenchContext, review: Review) => Response | Promise<Response>) => (c: WorkbenchContext) => {
      const digest = c.req.param('digest') ?? '';
      const path = pathFor(c, digest);
      if (path === null) return notFound(c, 'pack');
      const pack = openPack(digest);
      if (pack === null) return notFound(c, 'pack');
      const { run, content } = pack;
      const title = content.source.notebook.title;
      const folder = runs.find(run)?.folder ?? null;
      return answer(c, { run, folder, title, findings: content.results.findings, base: `/packs/${digest}` });
    };

  routes.get(
    '/:digest{[0-9a-f]{64}}/review',
    withReview((c, review) =>
      review.folder !== null
        ? c.redirect(`/reports/${review.run}/review`, 303)
        : respond(c, {
            title: `Review of ${review.title}`,
            section: 'submissions',
            above: [{ href: review.base, text: review.title }],
            main: reviewMain(workbench, c.get('person'), review, 'a pack of a run that was done elsewhere'),
          }),
    ),
  );
  for (const [name, add] of [
    ['comments', addComment],
    ['decisions', addDecision],
  ] as const) {
    routes.post(`/:digest{[0-9a-f]{64}}/${name}`, (c) =>
      onForm(workbench, (context, fields, person) =>
        withReview(async (inner, review) => {
          await add(workbench, person, review, fields);
          return inner.redirect(`${review.base}/review`, 303);
        })(context),
      )(c),
    );
  }

  return routes;
}
