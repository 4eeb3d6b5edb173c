import { resultsText, sha256Hex } from '@assay/evidence';
import {
  drawChart,
  exampleDrawing,
  exampleWordsOf,
  type ReportSource,
  type ReportView,
  renderBriefing,
  renderReport,
  reportBody,
  reportTitle,
  styleHash,
  tableCsv,
  viewLinks,
} from '@assay/report';
import { releasedPage } from '@assay/report/release';
import { Hono } from 'hono';
import { layout, stylesheetHref } from '../page/layout.ts';
import { notFound } from '../page/not-found.ts';
import { printer } from '../page/printer.ts';
import { findingMain, printedPage } from '../page/report-pages.ts';
import { respondByDigest } from '../page/respond.ts';
import { unreadableReport } from '../page/unreadable-report.ts';
import { earlierReport } from '../report/earlier-report.ts';
import { notebookCode } from '../report/notebook-index.ts';
import { reportLinks } from '../report/report-links.ts';
import type { RunEntry } from '../run/run-index.ts';
import { may } from '../security/permissions.ts';
import { lastRelease, releasedBefore } from '../store/releases.ts';
import type { Workbench, WorkbenchContext, WorkbenchEnvironment } from '../workbench-context.ts';

/** Reports of stored runs: views, findings with their trail, figures, tables, results. */
export function reportRoutes(workbench: Workbench): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();
  const { runs, notebooks } = workbench;
  const pages = new Map<string, string>();
  // After a restart the code that draws pages may be another, so that what browsers held no longer counts.
  const serving = crypto.randomUUID();
  /** Names what a person reads: members read the release, everyone else the run as it is. */
  const stamp = (c: WorkbenchContext, run: RunEntry) =>
    `${run.id} ${run.storedAt} ${may(c.get('person'), 'read what is not released') ? 'run' : `release ${lastRelease(workbench.store, run.id)?.id}`}`;
  const printed = printer();
  const earlier = ({ id, slug }: RunEntry) => releasedBefore(workbench.store, { run: id, slug })?.digest ?? 'first';

  const withRun =
    (answer: (c: WorkbenchContext, run: RunEntry, source: ReportSource) => Response | Promise<Response>) =>
    async (c: WorkbenchContext) => {
      const run = runs.find(c.req.param('run') ?? '');
      if (run === null || !workbench.mayRead(c.get('person'), run)) return unreadableReport(workbench, c, run);
      return answer(c, run, workbench.sourceFor(c.get('person'), run));
    };

  const view = (name: ReportView) =>
    withRun((c, run, source) => {
      const person = c.get('person');
      const digest = sha256Hex(
        `${serving} ${stamp(c, run)} ${earlier(run)} ${name} ${person.role} ${person.name} ${styleHash}`,
      );
      return respondByDigest(c, {
        digest,
        type: 'text/html; charset=UTF-8',
        make: () =>
          kept(pages, digest, () => {
            const links = reportLinks(run);
            const released = workbench.releasedFor(person, run);
            const since =
              released === null ? earlierReport(workbench.store, { run: run.id, slug: run.slug }) : undefined;
            const options = { view: name, links, ...(since === undefined ? {} : { since }) };
            if (name === 'print' && released === null) return renderReport(source, { ...options, stylesheetHref });
            const main = released === null ? reportBody(source, options) : releasedPage(released, name);
            if (name === 'print') {
              return printedPage(source.notebook.title, main, stylesheetHref);
            }
            return layout({
              title: source.notebook.title,
              section: 'notebooks',
              above: [{ href: `/notebooks/${run.slug}`, text: source.notebook.title }],
              before: viewLinks(name, links, furtherPages(run)),
              main,
              person,
            });
          }),
      });
    });

  routes.get('/:run', view('plain'));
  routes.get('/:run/technical', view('technical'));
  routes.get('/:run/print', view('print'));

  routes.get(
    '/:run/briefing',
    withRun((c, run, source) =>
      respondByDigest(c, {
        digest: sha256Hex(`${serving} ${stamp(c, run)} briefing ${styleHash}`),
        type: 'text/html; charset=UTF-8',
        make: () => renderBriefing(source, { stylesheetHref }),
      }),
    ),
  );

  routes.get(
    '/:run/findings/:finding',
    withRun(async (c, run, source) => {
      const id = c.req.param('finding') ?? '';
      const finding = source.results.findings.find((candidate) => candidate.id === id);
      if (finding === undefined) return notFound(c, 'finding');
      const notebook = await notebooks.find(run.slug).catch(() => null);
      const code = source.code ?? (notebook === null ? {} : notebookCode(notebook));
      c.header('Cache-Control', 'private, no-store');
      return c.html(
        layout({
          title: finding.title,
          section: 'questions',
          above: [{ href: `/reports/${run.id}`, text: source.notebook.title }],
          main: findingMain(source, finding, { run, code, mayRun: may(c.get('person'), 'run notebooks') }),
          person: c.get('person'),
        }),
      );
    }),
  );

  routes.get(
    '/:run/figures/:file{.+\\.svg}',
    withRun((c, run, source) => {
      const id = (c.req.param('file') ?? '').replace(/\.svg$/, '');
      const figure = source.notebook.figures.find((candidate) => candidate.id === id);
      const finding = source.results.findings.find((candidate) => candidate.id === figure?.finding);
      if (figure === undefined || finding === undefined || finding.table === null) return notFound(c, 'figure');
      return respondByDigest(c, {
        digest: sha256Hex(`${serving} ${stamp(c, run)} svg ${id}`),
        type: 'image/svg+xml',
        make: () =>
          exampleDrawing(
            drawChart(figure, finding, undefined, 'wide', source.results.run.parameters),
            exampleWordsOf(source),
          ),
      });
    }),
  );

  routes.get(
    '/:run/tables/:file{.+\\.csv}',
    withRun((c, run, source) => {
      const id = (c.req.param('file') ?? '').replace(/\.csv$/, '');
      const finding = source.results.findings.find((candidate) => candidate.id === id);
      if (finding === undefined || finding.table === null) return notFound(c, 'table');
      const { table } = finding;
      return respondByDigest(c, {
        digest: sha256Hex(`${stamp(c, run)} csv ${id}`),
        type: 'text/csv; charset=UTF-8',
        fileName: `${finding.id}.csv`,
        make: () => tableCsv(table, exampleWordsOf(source)),
      });
    }),
  );

  routes.get(
    '/:run/report.pdf',
    withRun(async (c, run, source) => {
      const digest = sha256Hex(`${serving} ${stamp(c, run)} pdf ${styleHash}`);
      const released = workbench.releasedFor(c.get('person'), run);
      // What was released is printed as it was released.
      const page = () =>
        released === null
          ? renderReport(source, { view: 'print' })
          : printedPage(reportTitle(source), releasedPage(released, 'print'));
      const bytes = await printed(digest, page, {
        title: reportTitle(source),
        digest: run.id,
      });
      return respondByDigest(c, {
        digest,
        type: 'application/pdf',
        fileName: `${run.slug}-${run.id}.pdf`,
        make: () => bytes,
      });
    }),
  );

  routes.get(
    '/:run/results.json',
    withRun((c, run, source) =>
      respondByDigest(c, {
        digest: sha256Hex(`${stamp(c, run)} results`),
        type: 'application/json',
        make: () => resultsText(source.results),
      }),
    ),
  );

  return routes;
}

function furtherPages({ id }: RunEntry) {
  return [
    { href: `/reports/${id}/briefing`, text: 'Briefing' },
    { href: `/reports/${id}/report.pdf`, text: 'PDF' },
    { href: `/reports/${id}/review`, text: 'Review' },
    { href: `/reports/${id}/changes`, text: 'What changed' },
  ];
}

const mostPages = 64;

/** Rendered pages by digest; the oldest goes when there are too many. */
function kept(pages: Map<string, string>, digest: string, make: () => string): string {
  const known = pages.get(digest);
  if (known !== undefined) return known;
  const page = make();
  pages.set(digest, page);
  if (pages.size > mostPages) pages.delete(pages.keys().next().value!);
  return page;
}
