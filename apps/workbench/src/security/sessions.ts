import { sha256Hex } from '@assay/evidence';
import type { Store } from '../store/store.ts';
import type { SignInSecrets } from './open-id.ts';
import type { OpenIdClaims } from './open-id-person.ts';

const minute = 60_000;
/** A session ends after an hour without a request, and after twelve hours in any case. */
const idleMilliseconds = 60 * minute;
export const longestMilliseconds = 12 * 60 * minute;
/** Its key is replaced every quarter of an hour; requests under way may use the old one a little longer. */
const keyMilliseconds = 15 * minute;
const graceMilliseconds = minute;
const awayMilliseconds = 10 * minute;
const mostAway = 10_000;
const seenStep = minute;

interface PendingSignIn extends SignInSecrets {
  /** Path on this workbench to go on to. */
  readonly goesTo: string;
}

interface Session {
  readonly claims: OpenIdClaims;
  /** A new key for the browser to hold, where it is time. */
  readonly freshKey: string | null;
}

/** 256 random bits, in hexadecimal. */
export function randomSessionKey(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('hex');
}

/** Remembers what must fit when a browser comes back from the provider. */
export function keepSignIn(
  { database, now }: Store,
  browser: string,
  { state, nonce, verifier, goesTo }: PendingSignIn,
) {
  database.transaction(() => {
    database.run('DELETE FROM sign_in WHERE at < ?', now() - awayMilliseconds);
    database.run(
      'DELETE FROM sign_in WHERE state IN (SELECT state FROM sign_in ORDER BY at DESC LIMIT -1 OFFSET ?)',
      mostAway,
    );
    database.run(
      'INSERT INTO sign_in (state, browser, nonce, verifier, goes_to, at) VALUES (?, ?, ?, ?, ?, ?)',
      sha256Hex(state),
      sha256Hex(browser),
      nonce,
      verifier,
      goesTo,
      now(),
    );
  });
}

/** What was kept under a state, once, and only for the browser that began; `null` otherwise. */
export function takeSignIn({ database, now }: Store, browser: string, state: string): PendingSignIn | null {
  return database.transaction(() => {
    const row = database.get(
      'SELECT * FROM sign_in WHERE state = ? AND browser = ?',
      sha256Hex(state),
      sha256Hex(browser),
    );
    if (row === null) return null;
    database.run('DELETE FROM sign_in WHERE state = ?', sha256Hex(state));
    if (Number(row['at']) < now() - awayMilliseconds) return null;
    return {
      state,
      nonce: String(row['nonce']),
      verifier: String(row['verifier']),
      goesTo: String(row['goes_to']),
    };
  });
}

/** Begins a session; returns the key that its browser holds. */
export function beginSession({ database, now }: Store, claims: OpenIdClaims): string {
  const key = randomSessionKey();
  database.transaction(() => {
    database.run(
      'DELETE FROM session WHERE seen_at < ? OR began_at < ?',
      now() - idleMilliseconds,
      now() - longestMilliseconds,
    );
    database.run(
      'INSERT INTO session (claims, began_at, seen_at) VALUES (?, ?, ?)',
      JSON.stringify(claims),
      now(),
      now(),
    );
    database.run(
      'INSERT INTO session_key (key, session, made_at) VALUES (?, last_insert_rowid(), ?)',
      sha256Hex(key),
      now(),
    );
  });
  return key;
}

/** Whose session a key opens; `null` where it is none, or is over. */
export function signedInSession({ database, now }: Store, key: string): Session | null {
  const row = database.get(
    'SELECT session.*, made_at, replaced_at FROM session_key JOIN session ON session.id = session WHERE key = ?',
    sha256Hex(key),
  );
  if (row === null) return null;
  const at = now();
  const isOver =
    at - Number(row['seen_at']) >= idleMilliseconds ||
    at - Number(row['began_at']) >= longestMilliseconds ||
    (row['replaced_at'] !== null && at - Number(row['replaced_at']) >= graceMilliseconds);
  if (isOver) return null;
  const claims = JSON.parse(String(row['claims'])) as OpenIdClaims;
  const id = Number(row['id']);
  if (at - Number(row['seen_at']) >= seenStep) database.run('UPDATE session SET seen_at = ? WHERE id = ?', at, id);
  if (row['replaced_at'] !== null || at - Number(row['made_at']) < keyMilliseconds) return { claims, freshKey: null };
  const freshKey = randomSessionKey();
  database.transaction(() => {
    database.run('DELETE FROM session_key WHERE session = ? AND replaced_at IS NOT NULL', id);
    database.run('UPDATE session_key SET replaced_at = ? WHERE session = ?', at, id);
    database.run('INSERT INTO session_key (key, session, made_at) VALUES (?, ?, ?)', sha256Hex(freshKey), id, at);
  });
  return { claims, freshKey };
}

/** Ends the session that a key opens, under every key it had. */
export function endSession({ database }: Store, key: string): void {
  database.run('DELETE FROM session WHERE id = (SELECT session FROM session_key WHERE key = ?)', sha256Hex(key));
}
