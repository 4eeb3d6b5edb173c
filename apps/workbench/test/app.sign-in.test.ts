import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp, discoverOpenId, type OpenIdSettings, readSignIn, serveWorkbench } from '../src/index.ts';
import { pathHere } from '../src/route/sign-in-routes.ts';
import { clientSecret, openIdProvider } from './fixture/open-id-provider.ts';
import { makeHome, runSample } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
const address = 'http://localhost/';
const seen: string[] = [];
let clock = Date.now();
let provider: Awaited<ReturnType<typeof openIdProvider>>;
let settings: OpenIdSettings;
let run: string;
let opened: App;

const reopen = async (more: Partial<OpenIdSettings> = {}) => {
  await opened?.close();
  const openId = await discoverOpenId({ ...settings, ...more });
  opened = createApp({ home, openId, now: () => clock, onError: (error) => seen.push((error as Error).message) });
};

beforeAll(async () => {
  run = await runSample(home);
  provider = await openIdProvider();
  const file = {
    openid: {
      issuer: provider.issuer,
      client: 'assay',
      address,
      roleClaim: 'realm_access.roles',
      roles: { lab: 'analyst', panel: 'member' },
    },
    people: { 'ren-1': { name: 'Ren', role: 'reviewer' } },
  };
  const read = readSignIn(file, clientSecret);
  if (read.kind !== 'openid') throw new Error('not read as openid');
  settings = read.openId;
  await reopen();
});
afterAll(async () => {
  await opened.close();
  await provider.close();
  remove();
});
beforeEach(() => {
  provider.told.claims = { sub: 'ada-1', name: 'Ada', realm_access: { roles: ['staff', 'lab'] } };
  provider.told.lie = {};
  seen.length = 0;
});

/** A browser that keeps cookies, follows nothing by itself and asks for pages. */
function browser() {
  const jar = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await opened.app.request(new URL(path, address).href, {
      redirect: 'manual',
      ...init,
      headers: {
        Accept: 'text/html',
        ...(jar.size > 0 && { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }),
        ...init.headers,
      },
    });
    const set = response.headers.getSetCookie();
    for (const line of set) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (/Max-Age=0/i.test(line)) jar.delete(name!);
      else jar.set(name!, value!);
    }
    return { status: response.status, to: response.headers.get('location') ?? '', set, text: await response.text() };
  };
  /** Goes to the provider and back; returns the address with the code, not yet opened. */
  const away = async (path = '/sign-in') => {
    const begun = await ask(path);
    expect(begun.status).toBe(303);
    return (await fetch(begun.to, { redirect: 'manual' })).headers.get('location')!;
  };
  return { jar, ask, away, signIn: async (path?: string) => ask(await away(path)) };
}

describe('a log-in of the workbench’s own', () => {
  it('leads whoever opens a page to the provider and back to that page', async () => {
    const ada = browser();
    const first = await ada.ask(`/reports/${run}?x=1`);
    expect(first).toMatchObject({ status: 303, to: `/sign-in?to=${encodeURIComponent(`/reports/${run}?x=1`)}` });
    const back = await ada.signIn(first.to);
    expect(back).toMatchObject({ status: 303, to: `/reports/${run}?x=1` });
    expect(back.set.join()).toMatch(/assay=[0-9a-f]{64}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax/);
    const page = await ada.ask(back.to);
    expect(page.status).toBe(200);
    expect(page.text).toContain('You are Ada (analyst). <a href="/sign-out">Sign out</a>');
  });

  it('asks for a code with PKCE, state and nonce, each new every time', async () => {
    const one = new URL((await browser().ask('/sign-in')).to).searchParams;
    const two = new URL((await browser().ask('/sign-in')).to).searchParams;
    expect(one.get('response_type')).toBe('code');
    expect(one.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one.get(name)).toMatch(/^[\w-]{43}$/);
      expect(one.get(name)).not.toBe(two.get(name));
    }
  });

  it('remembers for ten minutes who went away, in a cookie that no script reads', async () => {
    const { set } = await browser().ask('/sign-in');
    expect(set).toEqual([
      expect.stringMatching(/^assay-away=[0-9a-f]{64}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it('takes its cookies from this very host alone where it is reached by https', async () => {
    await reopen({ address: 'https://localhost/' });
    const ada = browser();
    const { set } = await ada.ask('https://localhost/sign-in');
    expect(set.join()).toMatch(/^__Host-assay-away=[0-9a-f]{64}; .*; HttpOnly; Secure; SameSite=Lax$/);
    // A cookie of the plain name, which a neighbouring host could have set, opens nothing.
    ada.jar.set('assay', 'f'.repeat(64));
    expect((await ada.ask('https://localhost/')).status).toBe(303);
    await reopen();
  });

  it('tells whoever asks for no page, and sends nobody’s form away', async () => {
    expect(await browser().ask('/', { headers: { Accept: '*/*' } })).toMatchObject({ status: 401, to: '' });
    expect((await browser().ask('/submissions', { method: 'POST' })).status).toBe(401);
    expect(
      (await browser().ask('/', { headers: { 'X-Remote-User': 'ren-1', Cookie: `assay=${'0'.repeat(64)}` } })).status,
    ).toBe(303);
  });

  it.each([
    ['a nonce of another log-in', { nonce: 'another' }, /nonce/],
    ['another audience', { audience: 'elsewhere' }, /aud/],
    ['another issuer', { issuer: 'https://elsewhere.example' }, /iss/],
    ['an expiry that has passed', { expiresInSeconds: -3600 }, /exp/],
    ['a signature by another key', { foreignKey: true }, /signature/],
    ['no signature', { unsigned: true }, /alg/],
    ["the provider's public key taken for a secret", { sharedSecret: 'public key' }, /alg/],
    ['the secret of the client for a key', { sharedSecret: 'client secret' }, /alg/],
    ['a key that the provider names no more', { retiredKey: true }, /key/],
    ['a key that it brings along', { ownKey: true }, /signature|key/],
  ] as const)('refuses a token with %s', async (_what, lie, reason) => {
    provider.told.lie = lie;
    const eve = browser();
    const back = await eve.signIn();
    expect(back.status).toBe(400);
    expect(back.text).toContain('You are not signed in');
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatch(/^the log-in does not hold: /);
    expect(seen[0]).toMatch(reason);
    expect((await eve.ask('/')).status).toBe(303);
  });

  it('refuses another state, a state of another browser, and a way back that is too old', async () => {
    const ada = browser();
    const back = new URL(await ada.away());
    back.searchParams.set('state', 'x'.repeat(43));
    expect((await ada.ask(back.href)).status).toBe(400);
    const victim = browser();
    await victim.away();
    expect((await victim.ask(await ada.away())).status).toBe(400);
    const late = await ada.away();
    clock += 11 * 60_000;
    expect((await ada.ask(late)).status).toBe(400);
    expect((await ada.ask('/sign-in/return?code=x')).status).toBe(400);
  });

  it('refuses a way back that says it comes from another provider, though its code is right', async () => {
    const ada = browser();
    const back = new URL(await ada.away());
    back.searchParams.set('iss', 'https://elsewhere.example');
    expect((await ada.ask(back.href)).status).toBe(400);
    expect(seen.join()).toMatch(/iss/);
  });

  it('takes a code once', async () => {
    const ada = browser();
    const back = await ada.away();
    expect((await ada.ask(back)).status).toBe(303);
    expect((await ada.ask(back)).status).toBe(400);
    // The same code under a state of its own: the provider refuses it.
    const again = new URL(await ada.away());
    again.searchParams.set('code', new URL(back).searchParams.get('code')!);
    expect((await ada.ask(again.href)).status).toBe(400);
    expect(seen).toHaveLength(1);
  });

  it('lets nobody in who has no role here', async () => {
    provider.told.claims = { sub: 'eve-1', name: 'Eve <b>', realm_access: { roles: ['staff'] } };
    const eve = browser();
    const back = await eve.signIn();
    expect(back.status).toBe(403);
    expect(back.text).toContain('You are known to your force as Eve &lt;b&gt;, but have no role here');
    expect((await eve.ask('/')).status).toBe(303);
    provider.told.claims = { sub: 'constructor', name: 'C' };
    expect((await browser().signIn()).status).toBe(403);
  });

  it('gives the role of the list before that of the claim, and takes it away with the list', async () => {
    provider.told.claims = { sub: 'ren-1', name: 'R', realm_access: { roles: ['panel'] } };
    const ren = browser();
    await ren.signIn();
    expect((await ren.ask('/')).text).toContain('You are Ren (reviewer).');
    await reopen({ people: {} });
    expect((await ren.ask('/')).text).toContain('You are R (member).');
    await reopen({ people: {}, roles: { lab: 'analyst' } });
    expect((await ren.ask('/')).status).toBe(303);
    await reopen();
  });

  it('names people by an e-mail only where the provider verified it', async () => {
    await reopen({ personClaim: 'email', people: { 'ren@force.example': { name: 'Ren', role: 'reviewer' } } });
    provider.told.claims = { sub: 'x', email: 'ren@force.example' };
    expect((await browser().signIn()).status).toBe(400);
    provider.told.claims = { sub: 'x', email: 'ren@force.example', email_verified: true };
    expect((await browser().signIn()).status).toBe(303);
    await reopen();
  });

  it.each([
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/%0d%0aLocation:x', '/%0d%0aLocation:x'],
    ['/..//evil.example', '/'],
    ['/sign-out', '/'],
    ['javascript:alert(1)', '/'],
    ['/questions/MM-P1?a=b', '/questions/MM-P1?a=b'],
    [undefined, '/'],
  ])('goes on from %s to %s', async (to, expected) => {
    expect(pathHere(to)).toBe(expected);
    if (to !== undefined) expect((await browser().signIn(`/sign-in?to=${encodeURIComponent(to)}`)).to).toBe(expected);
  });
});

describe('a session', () => {
  it('begins under a key of its own, whatever the browser held before', async () => {
    const ada = browser();
    ada.jar.set('assay', 'f'.repeat(64));
    await ada.signIn();
    const first = ada.jar.get('assay')!;
    expect(first).not.toBe('f'.repeat(64));
    await ada.signIn();
    expect(ada.jar.get('assay')).not.toBe(first);
    const old = browser();
    old.jar.set('assay', first);
    expect((await old.ask('/')).status).toBe(303);
  });

  it('changes its key every quarter of an hour; the old one opens it for a minute more', async () => {
    const ada = browser();
    await ada.signIn();
    const first = ada.jar.get('assay')!;
    clock += 14 * 60_000;
    expect((await ada.ask('/')).set).toEqual([]);
    expect(ada.jar.get('assay')).toBe(first);
    clock += 2 * 60_000;
    expect((await ada.ask('/')).status).toBe(200);
    expect(ada.jar.get('assay')).not.toBe(first);
    const old = browser();
    old.jar.set('assay', first);
    expect((await old.ask('/')).status).toBe(200);
    expect(old.jar.get('assay')).toBe(first);
    clock += 61_000;
    expect((await old.ask('/')).status).toBe(303);
    expect((await ada.ask('/')).status).toBe(200);
  });

  it('ends after an hour without a request, and after twelve hours in any case', async () => {
    const ada = browser();
    await ada.signIn();
    clock += 61 * 60_000;
    expect((await ada.ask('/')).status).toBe(303);
    await ada.signIn();
    for (let minutes = 0; minutes < 12 * 60 - 50; minutes += 50) {
      expect((await ada.ask('/')).status, `after ${minutes} minutes`).toBe(200);
      clock += 50 * 60_000;
    }
    clock += 15 * 60_000;
    expect((await ada.ask('/')).status).toBe(303);
  });

  it('outlives a restart, and no copy of the store opens it', async () => {
    const ada = browser();
    await ada.signIn();
    await reopen();
    expect((await ada.ask('/')).status).toBe(200);
    const { openStore, readPanelFacts } = await import('../src/index.ts');
    const store = openStore(`${home}/.assay`, readPanelFacts(home));
    const held = JSON.stringify([
      store.database.all('SELECT * FROM session_key'),
      store.database.all('SELECT * FROM session'),
    ]);
    store.close();
    expect(held).not.toContain(ada.jar.get('assay'));
  });

  it('ends when somebody signs out, by a form that counts once and cannot be sent from elsewhere', async () => {
    const ada = browser();
    await ada.signIn();
    const key = ada.jar.get('assay')!;
    const token = /name="token" value="([^"]+)"/.exec((await ada.ask('/sign-out')).text)![1]!;
    const send = (origin: string) =>
      ada.ask('/sign-out', { method: 'POST', body: new URLSearchParams({ token }), headers: { Origin: origin } });
    expect((await send('https://elsewhere.example')).status).toBe(403);
    expect(await send('http://localhost')).toMatchObject({ status: 303, to: '/signed-out' });
    expect(ada.jar.has('assay')).toBe(false);
    const page = await ada.ask('/signed-out');
    expect(page.text).toContain(`href="${provider.issuer}/leave?`);
    ada.jar.set('assay', key);
    expect((await ada.ask('/')).status).toBe(303);
  });
});

describe('settings of a log-in', () => {
  const openid = { issuer: 'https://login.example', client: 'assay', address: 'https://assay.example' };
  const people = { ada: { name: 'Ada', role: 'analyst' } };
  it.each([
    [{ people }, 's', /lacks header, proxies or people\. Give all three, or openid/],
    [{ openid, header: 'X-User', proxies: ['::1'], people }, 's', /both a log-in proxy and openid/],
    [{ openid: { ...openid, issuer: undefined }, people }, 's', /openid lacks issuer/],
    [{ openid: { ...openid, client: ' ' }, people }, 's', /openid lacks client/],
    [{ openid: { ...openid, address: undefined }, people }, 's', /openid lacks address/],
    [{ openid: { ...openid, address: 'http://assay.example' }, people }, 's', /address is no https address: http:/],
    [{ openid: { ...openid, issuer: 'http://login.example' }, people }, 's', /issuer is no https address/],
    [{ openid: { ...openid, address: 'https://example/assay' }, people }, 's', /has a path/],
    [{ openid, people }, undefined, /lacks its client secret\. Set ASSAY_OPENID_SECRET/],
    [{ openid: { ...openid, public: true }, people }, 's', /public but ASSAY_OPENID_SECRET is set/],
    [{ openid: { ...openid, secret: 'in the file' }, people }, 's', /holds a secret in a file/],
    [{ openid }, 's', /gives nobody a role/],
    [{ openid: { ...openid, roleClaim: 'groups' }, people }, 's', /one of roleClaim and roles/],
    [
      { openid: { ...openid, roleClaim: 'groups', roles: { lab: 'chief' } } },
      's',
      /unknown role of claim value lab: chief/,
    ],
    [{ openid, people: { ada: { name: 'Ada', role: 'boss' } } }, 's', /unknown role of person ada: boss/],
    [{ openid, people: { ada: { role: 'analyst' } } }, 's', /person ada has no name/],
    [{ openid, people: { ada: null } }, 's', /unknown role of person ada: undefined/],
    [{ openid, people: ['ada'] }, 's', /people are no list of persons/],
    [
      { openid, people: { ada: { ...people.ada, until: '2025-03-05' } } },
      's',
      /ada has an unknown setting: until\. Give name and role alone/,
    ],
    [{ openid, people, proxy: '::1' }, 's', /^people file has an unknown setting: proxy\. Use header, proxies, people/],
    [[], 's', /people file is no object of settings/],
    [{ openid: 'https://login.example', people }, 's', /openid is no object of settings/],
    [{ openid: null, people }, 's', /openid is no object of settings/],
    // Otherwise people would be let in by another claim, without a word.
    [
      { openid: { ...openid, personclaim: 'email' }, people },
      's',
      /openid has an unknown setting: personclaim\. Use issuer/,
    ],
    [{ openid: { ...openid, public: 'true' }, people }, 's', /openid public is neither true nor false: true/],
    [{ header: 'X-User', proxies: ['10.0.0.0/8'], people }, undefined, /proxy is no IP address: 10\.0\.0\.0\/8/],
    [{ header: 'X-User', proxies: ['::1'], people: { ada: {} } }, undefined, /unknown role of person ada: undefined/],
  ])('are refused by halves: %j', (file, secret, message) => {
    expect(() => readSignIn(file, secret)).toThrow(message);
  });

  it('hold whole', () => {
    expect(readSignIn({ openid, people }, 's')).toMatchObject({
      kind: 'openid',
      openId: { personClaim: 'sub', address: 'https://assay.example/' },
    });
    expect(readSignIn({ openid: { ...openid, public: true }, people }, undefined)).toMatchObject({
      openId: { secret: null },
    });
    expect(readSignIn({ header: 'X-User', proxies: ['::1'], people }, undefined).kind).toBe('trusted-proxy');
  });

  it('whose provider does not answer start nothing', async () => {
    const signIn = readSignIn({ openid: { ...openid, issuer: 'http://127.0.0.1:9' }, people }, 's');
    await expect(serveWorkbench({ home, host: '0.0.0.0', port: 0, signIn })).rejects.toThrow(
      /^no OpenID Connect provider at http:\/\/127\.0\.0\.1:9: .*Check the issuer\.$/,
    );
  });
});
