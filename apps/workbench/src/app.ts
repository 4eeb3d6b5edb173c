import { join } from 'node:path';
import type { TrustedSigner } from '@assay/evidence';
import { diskProblem } from '@assay/evidence';
import { type DatasetFiles, datasetFiles } from '@assay/notebook/run';
import { html } from '@assay/report';
import { type GeneratedHashes, readReleasedReport } from '@assay/report/release';
import { readPanelFacts } from '@assay/report/store';
import { InputError } from '@assay/statistics';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { LiveShelf } from './live/live-shelf.ts';
import { notFound } from './page/not-found.ts';
import { respond } from './page/respond.ts';
import { NotebookIndex } from './report/notebook-index.ts';
import { actionRoutes } from './route/action-routes.ts';
import { assetRoutes } from './route/asset-routes.ts';
import { docsRoutes } from './route/docs-routes.ts';
import { frontRoutes } from './route/front-routes.ts';
import { meetingRoutes } from './route/meeting-routes.ts';
import { notebookRoutes } from './route/notebook-routes.ts';
import { openRoutes } from './route/open-routes.ts';
import { packRoutes } from './route/pack-routes.ts';
import { questionRoutes } from './route/question-routes.ts';
import { reportRoutes } from './route/report-routes.ts';
import { reviewRoutes } from './route/review-routes.ts';
import { runFormRoutes } from './route/run-form-routes.ts';
import { runRoutes } from './route/run-routes.ts';
import { searchRoutes } from './route/search-routes.ts';
import { signIn } from './route/sign-in-routes.ts';
import { submissionRoutes } from './route/submission-routes.ts';
import { rememberHashes } from './run/remember-hashes.ts';
import { RunIndex } from './run/run-index.ts';
import { runQueue } from './run/run-queue.ts';
import { shelveReleases } from './run/shelve-releases.ts';
import { tasksHere, tasksInThread } from './run/tasks.ts';
import { accessLog } from './security/access-log.ts';
import { formTokens } from './security/form-tokens.ts';
import { strictHeaders } from './security/headers.ts';
import { incidentId } from './security/incident-id.ts';
import { loopbackOnly } from './security/loopback-only.ts';
import type { OpenIdProvider } from './security/open-id.ts';
import { may, maySeeFolders } from './security/permissions.ts';
import { localAnalyst, type Person } from './security/person.ts';
import { rateLimit } from './security/rate-limit.ts';
import { routePermission } from './security/route-permissions.ts';
import { isReleased, releasedAt } from './store/entries.ts';
import { holdStore } from './store/hold-store.ts';
import { openPacks } from './store/open-packs.ts';
import { lastRelease, releasedRuns } from './store/releases.ts';
import { originOfPack } from './submission/submissions.ts';
import { mostUploadBytes } from './upload/keep-upload.ts';
import { sentFiles } from './upload/sent-files.ts';
import { uploadShelf } from './upload/upload-shelf.ts';
import type { Workbench, WorkbenchContext, WorkbenchEnvironment } from './workbench-context.ts';

export interface AppOptions {
  /** Folder with `notebooks/`, `datasets/` and `.assay/`. */
  readonly home: string;
  /** Who is asking; without it everyone is the one local analyst, so the caller must only listen on loopback. */
  readonly identify?: (c: WorkbenchContext) => Person | null | Promise<Person | null>;
  /** A log-in of the workbench's own, instead of `identify`. */
  readonly openId?: OpenIdProvider;
  /** Files of a dataset, for runs that are given none; found in the project unless said otherwise. */
  readonly datasetFiles?: DatasetFiles;
  /** Hashes of the files that a dataset's generator makes; without it no input counts as synthetic. */
  readonly generatedHashes?: GeneratedHashes;
  /** Whose signatures on packs count. */
  readonly signers?: readonly TrustedSigner[];
  /** Takes one line per request. */
  readonly accessLog?: (line: string) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Whether runs and releases are done in a thread beside, so that they keep no page waiting. */
  readonly isRunBeside?: boolean;
  /** Told of errors that are nobody's input, with the incident's id. */
  readonly onError?: (error: unknown, incident: string) => void;
}

const smallBody = 64 * 1024;

/** The workbench as a Hono app with what it holds open; it listens nowhere by itself. */
export interface App {
  readonly app: Hono<WorkbenchEnvironment>;
  /** Stops what runs and closes the store. */
  close(): Promise<void>;
}

export function createApp(options: AppOptions): App {
  const { home, openId, onError = () => {}, now = Date.now } = options;
  const panel = readPanelFacts(home);
  const store = holdStore(join(home, '.assay'), panel, now);
  try {
    shelveReleases(home, store);
  } catch (error) {
    // A log that does not hold stops every release; pages can still be read.
    if (!(error instanceof InputError)) throw error;
    onError(error, 'start');
  }
  const ownSignIn = openId === undefined ? null : signIn({ store, openId, onError });
  const identify = ownSignIn?.identify ?? options.identify ?? localOnly;
  const uploads = uploadShelf(store);
  const notebooks = new NotebookIndex(home);
  const runs = new RunIndex(home, () =>
    releasedRuns(store).map(({ run, slug, at }) => ({ id: run, slug, folder: null, storedAt: at })),
  );
  const files = options.datasetFiles ?? datasetFiles(home);
  const answers = {
    datasetFiles: files,
    generatedHashes: rememberHashes(home, options.generatedHashes ?? (async () => new Set())),
  };
  const tasks = options.isRunBeside === true ? tasksInThread(answers) : tasksHere(answers);
  const sent = sentFiles(uploads, now);
  const queue = runQueue({ home, store, uploads, sent, notebooks, runs, tasks, onError });
  const live = new LiveShelf({ home, notebooks, panel, datasetFiles: files, now });
  const postLimit = rateLimit({ count: 30, seconds: 60 }, now);
  const readsAll = (person: Person) => may(person, 'read what is not released');
  const mayReadRun = (person: Person, run: string) => readsAll(person) || isReleased(store, run);
  const workbench: Workbench = {
    home,
    notebooks,
    runs,
    panel,
    store,
    queue,
    uploads,
    sent,
    forms: formTokens(store),
    tasks,
    signers: options.signers ?? [],
    mayPost: postLimit,
    // Where only a pack of the run was released, there are no findings of the run itself that a member may read.
    mayRead: (person, { id }) => mayReadRun(person, id) && (readsAll(person) || lastRelease(store, id) !== null),
    mayReadRun,
    mayReadPack(person, digest) {
      const origin = originOfPack(store, digest);
      if (origin === null || readsAll(person)) return origin !== null;
      const released = releasedAt(store, origin.run);
      return released !== null && released >= origin.at;
    },
    openPack: openPacks(store, options.signers ?? []),
    releasedFor(person, run) {
      if (readsAll(person) && run.folder !== null) return null;
      const report = lastRelease(store, run.id)?.report ?? null;
      return report === null ? null : readReleasedReport(report.text, report.digest);
    },
    sourceFor(person, run) {
      const released = workbench.releasedFor(person, run);
      if (released !== null) return released.source;
      const source = runs.source(run);
      if (readsAll(person)) return source;
      const findings = lastRelease(store, run.id)?.findings ?? [];
      return { ...source, results: { ...source.results, findings } };
    },
  };
  const app = new Hono<WorkbenchEnvironment>();
  if (options.accessLog !== undefined) app.use(accessLog(options.accessLog, now));
  app.use(strictHeaders());
  if (identify === localOnly) app.use(loopbackOnly());
  app.get('/healthz', (c) => c.text('ok'));
  app.route('/assets', assetRoutes());
  if (ownSignIn !== null) app.route('/', ownSignIn.before);
  app.use(async (c, next) => {
    const person = await identify(c);
    if (person === null) return whoAreYou(c, ownSignIn !== null);
    c.set('person', person);
    return next();
  });
  app.use(
    csrf({ origin: openId === undefined ? sameSite(identify !== localOnly) : new URL(openId.settings.address).origin }),
  );
  const limit = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => tooLarge(c as WorkbenchContext) });
  const takesFiles = /^\/(?:notebooks\/[^/]+\/runs|live\/[^/]+\/file|submissions\/[^/]+\/packs)$/;
  const [large, small] = [limit(mostUploadBytes + smallBody), limit(smallBody)];
  app.use((c, next) => (takesFiles.test(c.req.path) ? large : small)(c, next));
  if (ownSignIn !== null) app.route('/', ownSignIn.after(workbench));
  app.use(routePermission());
  app.route('/', frontRoutes(workbench));
  app.route('/docs', docsRoutes());
  app.route('/questions', questionRoutes(workbench));
  app.route('/meetings', meetingRoutes(workbench));
  app.route('/actions', actionRoutes(workbench));
  app.route('/search', searchRoutes(workbench));
  app.route('/submissions', submissionRoutes(workbench));
  app.route('/notebooks', runFormRoutes(workbench));
  app.route('/notebooks', notebookRoutes(workbench));
  app.route('/live/:slug/', openRoutes(workbench, live));
  app.route('/reports', reviewRoutes(workbench));
  app.route('/reports', reportRoutes(workbench));
  app.route('/runs', runRoutes(workbench));
  app.route('/packs', packRoutes(workbench));
  app.notFound((c) => (c.get('person') === undefined ? c.text('Not found', 404) : notFound(c)));
  app.onError((error, c) => {
    const context = c as WorkbenchContext;
    if (error instanceof HTTPException) {
      return respond(
        context,
        { title: 'Refused', main: html`<h1>This was refused</h1><p>The form did not come from this workbench.</p>` },
        error.status === 403 ? 403 : 400,
      );
    }
    const person = context.get('person');
    const seesFolders = person !== undefined && maySeeFolders(person);
    const disk = diskProblem(error, seesFolders ? undefined : null);
    if (disk !== null) {
      onError(error, 'disk');
      const main = html`<h1>This cannot be kept</h1><p>${disk.message}</p>${!seesFolders && html`<p>Tell whoever looks after this workbench.</p>`}`;
      return respond(context, { title: 'Cannot be kept', main }, 507);
    }
    if (error instanceof InputError) {
      return respond(
        context,
        { title: 'Cannot be done', main: html`<h1>This cannot be done</h1><p>${error.message}</p>` },
        422,
      );
    }
    const incident = incidentId();
    onError(error, incident);
    return respond(
      context,
      {
        title: 'Something went wrong',
        main: html`<h1>Something went wrong</h1><p>Tell whoever looks after this workbench: incident <strong>${incident}</strong>.</p>`,
      },
      500,
    );
  });
  return {
    app,
    async close() {
      await queue.close();
      await tasks.close();
      await live.close();
      store.close();
    },
  };
}

/** Without a log-in everyone is the one local analyst. */
const localOnly = () => localAnalyst;

/** Somebody who opens a page is led to the log-in and back; anything else is told. */
function whoAreYou(c: WorkbenchContext, hasSignIn: boolean): Response {
  c.header('Cache-Control', 'no-store');
  const opensPage = c.req.method === 'GET' && (c.req.header('Accept') ?? '').includes('text/html');
  if (!hasSignIn || !opensPage) return c.text('Not signed in. Open the workbench through your force’s log-in.', 401);
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`/sign-in?to=${encodeURIComponent(`${pathname}${search}`)}`, 303);
}

function tooLarge(c: WorkbenchContext): Response {
  return respond(
    c,
    { title: 'Too large', main: html`<h1>That is too large</h1><p>Send less, or a smaller file.</p>` },
    413,
  );
}

/** Whether a form came from this workbench, which behind a proxy that does the log-in speaks http where readers see https. */
const sameSite = (isBehindProxy: boolean) => (origin: string, c: { readonly req: { readonly url: string } }) => {
  const own = new URL(c.req.url);
  return origin === own.origin || (isBehindProxy && origin === `https://${own.host}`);
};
