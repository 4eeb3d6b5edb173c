import { InputError } from '@assay/statistics';
import { Hono } from 'hono';
import { onForm } from '../page/form.ts';
import { respond } from '../page/respond.ts';
import { notSignedInPage, signedOutPage, signOutPage } from '../page/sign-in-pages.ts';
import { incidentId } from '../security/incident-id.ts';
import { type OpenIdProvider, signInReturnPath } from '../security/open-id.ts';
import { personOf } from '../security/open-id-person.ts';
import type { Person } from '../security/person.ts';
import { type SessionCookie, sessionCookie } from '../security/session-cookies.ts';
import {
  beginSession,
  endSession,
  keepSignIn,
  randomSessionKey,
  signedInSession,
  takeSignIn,
} from '../security/sessions.ts';
import type { Store } from '../store/store.ts';
import type { Workbench, WorkbenchContext, WorkbenchEnvironment } from '../workbench-context.ts';

const awaySeconds = 600;

/** Log-in of the workbench's own: who is asking, the way to the provider and back, and the way out. */
interface SignIn {
  identify(c: WorkbenchContext): Person | null;
  /** Pages for people whom nobody knows yet. */
  readonly before: Hono<WorkbenchEnvironment>;
  /** Pages for people who are signed in. */
  readonly after: (workbench: Workbench) => Hono<WorkbenchEnvironment>;
}

export function signIn({
  store,
  openId,
  onError,
}: {
  store: Store;
  openId: OpenIdProvider;
  onError: (error: unknown, incident: string) => void;
}): SignIn {
  const { settings } = openId;
  const session = sessionCookie('assay', settings.address);
  const away = sessionCookie('assay-away', settings.address, awaySeconds);
  return {
    identify(c) {
      const key = session.read(c);
      const open = key === null ? null : signedInSession(store, key);
      if (open === null) return null;
      if (open.freshKey !== null) session.write(c, open.freshKey);
      return personOf(open.claims, settings);
    },
    before: beforeRoutes({ store, openId, session, away, onError }),
    after: (workbench) => afterRoutes(workbench, session),
  };
}

function beforeRoutes({
  store,
  openId,
  session,
  away,
  onError,
}: {
  store: Store;
  openId: OpenIdProvider;
  session: SessionCookie;
  away: SessionCookie;
  onError: (error: unknown, incident: string) => void;
}): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();

  routes.get('/sign-in', async (c) => {
    const { url, secrets } = await openId.begin();
    const browser = away.read(c) ?? randomSessionKey();
    keepSignIn(store, browser, { ...secrets, goesTo: pathHere(c.req.query('to')) });
    away.write(c, browser);
    c.header('Cache-Control', 'no-store');
    return c.redirect(url, 303);
  });

  routes.get(`/${signInReturnPath}`, async (c) => {
    const browser = away.read(c);
    const pending = browser === null ? null : takeSignIn(store, browser, c.req.query('state') ?? '');
    if (pending === null)
      return refused(c, 400, 'This way back from the log-in was used before, is too old, or began in another browser.');
    try {
      const claims = await openId.finish(new URL(c.req.url).search, pending);
      if (personOf(claims, openId.settings) === null)
        return refused(
          c,
          403,
          `You are known to your force as ${claims.name}, but have no role here. Ask whoever looks after this workbench for one.`,
        );
      const before = session.read(c);
      if (before !== null) endSession(store, before);
      session.write(c, beginSession(store, claims));
      return c.redirect(pending.goesTo, 303);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      // What exactly did not fit is for whoever looks after the workbench, not for whoever tried.
      const incident = incidentId();
      onError(error, incident);
      return refused(
        c,
        400,
        `The answer of the log-in service does not hold. If it happens again, tell whoever looks after this workbench: incident ${incident}.`,
      );
    }
  });

  routes.get('/signed-out', (c) => respond(c, signedOutPage(openId.signOutUrl)));

  return routes;
}

function afterRoutes(workbench: Workbench, session: SessionCookie): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();
  routes.get('/sign-out', (c) => {
    return respond(c, signOutPage(workbench, c.get('person')));
  });
  routes.post('/sign-out', (c) =>
    onForm(workbench, (context) => {
      const key = session.read(context);
      if (key !== null) endSession(workbench.store, key);
      session.clear(context);
      return context.redirect('/signed-out', 303);
    })(c),
  );
  return routes;
}

function refused(c: WorkbenchContext, status: 400 | 403, text: string): Response {
  return respond(c, notSignedInPage(text), status);
}

/** Only a path of this workbench: whoever follows a prepared link must not end up elsewhere. */
export function pathHere(to: string | undefined): string {
  if (to === undefined || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(to)) return '/';
  const url = new URL(to, 'http://here.invalid');
  return url.host === 'here.invalid' && !url.pathname.startsWith('//') && !/^\/sign/.test(url.pathname)
    ? `${url.pathname}${url.search}`
    : '/';
}
