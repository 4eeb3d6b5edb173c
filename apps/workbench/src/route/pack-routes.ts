import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { compareResults } from '@assay/evidence';
import { fileLinks, type Html, html, reportBody } from '@assay/report';
import { Hono } from 'hono';
import type { CheckedPack } from '../pack/check-pack.ts';
import { lostPack } from '../pack/open-packs.ts';
import { instantText } from '../page/date-text.ts';
import { driftTable } from '../page/drift-table.ts';
import { onForm, selectField } from '../page/form.ts';
import { notFound } from '../page/not-found.ts';
import { respond } from '../page/respond.ts';
import { certificateText } from '../run/certificate-text.ts';
import { packPath } from '../store/packs.ts';
import { packsOfNotebook } from '../store/submissions.ts';
import type { Workbench, WorkbenchContext, WorkbenchEnvironment } from '../workbench-context.ts';
import { addComment, addDecision, type Review, reviewMain } from './review-parts.ts';

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
    const { source } = pack.content;
    return respond(c, {
      title: source.notebook.title,
      section: 'submissions',
      above: [{ href: '/submissions', text: 'Submissions' }],
      main: html`${packNote(
        digest,
        pack,
        runs.find(pack.run) === null ? `/packs/${digest}/review` : `/reports/${pack.run}/review`,
      )}
${reportBody(source, {
  view: 'technical',
  links: {
    ...fileLinks,
    plain: '#main',
    technical: '#main',
    finding: (id) => `#finding-${id}`,
    question: (question) => `/questions/${question}`,
  },
})}`,
    });
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
    return respond(c, {
      title: `What changed: ${pack.content.source.notebook.title}`,
      section: 'submissions',
      above: [{ href: `/packs/${digest}`, text: pack.content.source.notebook.title }],
      main: html`<h1>What changed</h1>
<p class="lead">${pack.content.source.notebook.title}, pack <span class="mono">${pack.bears.slice(0, 12)}</span></p>
${
  others.length === 0
    ? html`<p>There is no other pack to compare with.</p>`
    : html`<form method="get" action="/packs/${digest}/changes">${selectField({ name: 'since', label: 'Since the pack', value: since, options: others.map((each) => ({ value: each.pack!, text: `${(each.bears ?? each.pack!).slice(0, 12)}, version ${each.version}, ${instantText(each.attachedAt)}` })) })}
<div class="actions"><button class="button secondary" type="submit">Compare</button></div></form>`
}
${
  report &&
  html`<h2>In a sentence</h2><p>${certificateText(report)}</p>
<h2>Number by number</h2>${driftTable(report)}`
}`,
    });
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

/** Which pack this is, and who signed it. */
function packNote(digest: string, { bears, signatures: all }: CheckedPack, review: string): Html {
  const signatures = all.filter(({ problem }) => problem === null);
  return html`<div class="inset"><p>From the evidence pack <span class="mono">${bears.slice(0, 12)}</span>, as it was released. <a href="/packs/${digest}.zip">Download the pack</a> · <a href="/packs/${digest}/changes">What changed</a> · <a href="${review}">Review</a></p>
<p>${
    signatures.length === 0
      ? 'Nobody has signed it.'
      : `Signed by ${signatures.map(({ signer, role }) => `${signer} (${role})`).join(', ')}.`
  }</p></div>`;
}
