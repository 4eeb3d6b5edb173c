import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { holdStore, readPanelFacts } from '../src/index.ts';
import type { OpenIdClaims } from '../src/security/open-id-person.ts';
import {
  beginSession,
  endSession,
  keepSignIn,
  randomSessionKey,
  signedInSession,
  takeSignIn,
} from '../src/security/sessions.ts';

const MINUTE = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'assay-sessions-'));
let now = 1_700_000_000_000;
const store = holdStore(folder, readPanelFacts(folder), () => now);
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});
const claims = { sub: 'somebody' } as unknown as OpenIdClaims;
const after = (minutes: number, key: string) => {
  now += minutes * MINUTE;
  return signedInSession(store, key);
};

describe('a session', () => {
  it('is opened by its key alone, for whom it was begun', () => {
    const key = beginSession(store, claims);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(signedInSession(store, key)).toEqual({ claims, freshKey: null });
    expect([signedInSession(store, randomSessionKey()), signedInSession(store, '')]).toEqual([null, null]);
  });

  it('ends after an hour without a request, to the minute at which the last was seen', () => {
    const idle = beginSession(store, claims);
    expect(after(60, idle)).toBeNull();
    const used = beginSession(store, claims);
    expect(after(10, used)?.claims).toEqual(claims);
    // Seen at ten minutes past: an hour from there, not from its beginning.
    now += 59 * MINUTE + 59_999;
    expect(signedInSession(store, used)).not.toBeNull();
    const lost = beginSession(store, claims);
    now += 59 * MINUTE + 59_999;
    expect(signedInSession(store, lost)?.claims).toEqual(claims);
  });

  it('gets another key every quarter of an hour, and the old one is good for a minute more', () => {
    const key = beginSession(store, claims);
    now += 15 * MINUTE - 1;
    expect(signedInSession(store, key)).toEqual({ claims, freshKey: null });
    now += 1;
    const { freshKey } = signedInSession(store, key)!;
    expect(freshKey).toMatch(/^[0-9a-f]{64}$/);
    expect([freshKey === key, signedInSession(store, key)]).toEqual([false, { claims, freshKey: null }]);
    now += MINUTE - 1;
    expect(signedInSession(store, key)).toEqual({ claims, freshKey: null });
    now += 1;
    expect([signedInSession(store, key), signedInSession(store, freshKey!)]).toEqual([
      null,
      { claims, freshKey: null },
    ]);
  });

  it('ends after twelve hours, however often it is used', () => {
    let key = beginSession(store, claims);
    const began = now;
    while (now - began < 12 * 60 * MINUTE - 10 * MINUTE) key = after(10, key)!.freshKey ?? key;
    now = began + 12 * 60 * MINUTE - 1;
    const last = signedInSession(store, key);
    expect(last).not.toBeNull();
    now += 1;
    expect([signedInSession(store, key), signedInSession(store, last!.freshKey ?? key)]).toEqual([null, null]);
  });

  it('ends under every key that it had, and no other with it', () => {
    const [key, other] = [beginSession(store, claims), beginSession(store, claims)];
    const { freshKey } = after(15, key)!;
    endSession(store, key);
    expect([
      signedInSession(store, key),
      signedInSession(store, freshKey!),
      signedInSession(store, other)?.claims,
    ]).toEqual([...[null, null, claims]]);
  });

  it('is forgotten once it is over', () => {
    const count = () => store.database.all('SELECT id FROM session').length;
    now += 24 * 60 * MINUTE;
    beginSession(store, claims);
    expect(count()).toBe(1);
    now += 60 * MINUTE;
    beginSession(store, claims);
    expect(count()).toBe(2);
    now += 1;
    beginSession(store, claims);
    expect(count()).toBe(2);
  });
});

describe('a sign-in that is under way', () => {
  const pending = (state: string) => ({ state, nonce: `nonce of ${state}`, verifier: 'v', goesTo: '/runs' });

  it('is taken up once, by the browser that began it', () => {
    keepSignIn(store, 'browser', pending('a'));
    expect([takeSignIn(store, 'another', 'a'), takeSignIn(store, 'browser', 'b')]).toEqual([null, null]);
    expect(takeSignIn(store, 'browser', 'a')).toEqual(pending('a'));
    expect(takeSignIn(store, 'browser', 'a')).toBeNull();
  });

  it('may take ten minutes', () => {
    keepSignIn(store, 'browser', pending('last'));
    keepSignIn(store, 'browser', pending('late'));
    now += 10 * MINUTE;
    expect(takeSignIn(store, 'browser', 'last')).not.toBeNull();
    now += 1;
    expect(takeSignIn(store, 'browser', 'late')).toBeNull();
    keepSignIn(store, 'browser', pending('old'));
    now += 10 * MINUTE + 1;
    keepSignIn(store, 'browser', pending('new'));
    expect(store.database.all('SELECT state FROM sign_in').length).toBe(1);
  });
});
