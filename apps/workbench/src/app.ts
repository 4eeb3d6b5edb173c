import { html } from '@assay/report';
import { InputError } from '@assay/statistics';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { notFound } from './page/not-found.ts';
import { respond } from './page/respond.ts';
import { localAnalyst, type Person } from './people/person.ts';
import { NotebookIndex } from './project/notebook-index.ts';
import { readPanelFacts } from './project/panel-facts.ts';
import { RunIndex } from './project/run-index.ts';
import { assetRoutes } from './route/asset-routes.ts';
import { frontRoutes } from './route/front-routes.ts';
import { notebookRoutes } from './route/notebook-routes.ts';
import { questionRoutes } from './route/question-routes.ts';
import { reportRoutes } from './route/report-routes.ts';
import { strictHeaders } from './security/headers.ts';
import type { Workbench, WorkbenchContext, WorkbenchEnvironment } from './workbench-context.ts';

export interface AppOptions {
  /** Folder with `notebooks/`, `datasets/` and `.assay/`. */
  readonly home: string;
  /** Who is asking; without it everyone is the one local analyst, so the caller must only listen on loopback. */
  readonly identify?: (c: WorkbenchContext) => Person | null | Promise<Person | null>;
  /** Told of errors that are nobody's input, with the incident's id. */
  readonly onError?: (error: unknown, incident: string) => void;
}

const smallBody = 64 * 1024;

/** The workbench as a Hono app; it listens nowhere by itself. */
export function createApp(options: AppOptions): Hono<WorkbenchEnvironment> {
  const { home, identify = () => localAnalyst, onError = () => {} } = options;
  const workbench: Workbench = {
    home,
    notebooks: new NotebookIndex(home),
    runs: new RunIndex(home),
    panel: readPanelFacts(home),
    mayRead: ({ role }) => role !== 'member',
  };
  const app = new Hono<WorkbenchEnvironment>();
  app.use(strictHeaders());
  app.get('/healthz', (c) => c.text('ok'));
  app.route('/assets', assetRoutes());
  app.use(async (c, next) => {
    const person = await identify(c);
    if (person === null) return c.text('Not signed in. Open the workbench through your force’s log-in.', 401);
    c.set('person', person);
    return next();
  });
  app.use(bodyLimit({ maxSize: smallBody, onError: (c) => tooLarge(c as WorkbenchContext) }));
  app.route('/', frontRoutes(workbench));
  app.route('/questions', questionRoutes(workbench));
  app.route('/notebooks', notebookRoutes(workbench));
  app.route('/reports', reportRoutes(workbench));
  app.notFound((c) => (c.get('person') === undefined ? c.text('Not found', 404) : notFound(c)));
  app.onError((error, c) => {
    const context = c as WorkbenchContext;
    if (error instanceof InputError) {
      return respond(
        context,
        { title: 'Cannot be done', main: html`<h1>This cannot be done</h1><p>${error.message}</p>` },
        422,
      );
    }
    const incident = crypto.randomUUID().slice(0, 8);
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
  return app;
}

function tooLarge(c: WorkbenchContext): Response {
  return respond(
    c,
    { title: 'Too large', main: html`<h1>That is too large</h1><p>Send less, or a smaller file.</p>` },
    413,
  );
}
