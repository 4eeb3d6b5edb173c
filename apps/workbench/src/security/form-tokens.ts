import { sha256Hex } from '@assay/evidence';
import type { Store } from '../store/store.ts';
import type { Person } from './person.ts';

type TokenState = 'good' | 'used' | 'bad';

/** Tokens that a form carries: made for one person, good for half a day, good once. */
export interface FormTokens {
  issue(person: Person): string;
  /** Marks the token as used; `used` where it was before, `bad` where this workbench never gave it to this person. */
  spend(person: Person, token: string): TokenState;
  /** A form that was refused may be sent again: nothing of it was counted. */
  giveBack(token: string): void;
}

const lifetimeMilliseconds = 12 * 60 * 60 * 1000;

/** Form tokens signed with a secret that the store keeps, so that they outlive a restart. */
export function formTokens({ database, now }: Store): FormTokens {
  const secret = storeSecret();
  // Nested as in HMAC (RFC 2104), since a plain hash of secret and message could be extended.
  const sign = (message: string) => sha256Hex(`${secret}:${sha256Hex(`${secret}.${message}`)}`);

  function storeSecret(): string {
    database.run(
      "INSERT INTO setting (name, value) VALUES ('form-secret', ?) ON CONFLICT (name) DO NOTHING",
      crypto.randomUUID() + crypto.randomUUID(),
    );
    return String(database.get("SELECT value FROM setting WHERE name = 'form-secret'")!['value']);
  }

  return {
    issue: ({ id }) => {
      const body = `${crypto.randomUUID()}.${now() + lifetimeMilliseconds}`;
      return `${body}.${sign(`${id} ${body}`)}`;
    },
    spend: ({ id }, token) => {
      const [random, until, signature] = token.split('.');
      if (random === undefined || until === undefined || signature !== sign(`${id} ${random}.${until}`)) return 'bad';
      if (!(Number(until) >= now())) return 'bad';
      return database.transaction(() => {
        if (database.get('SELECT token FROM used_form WHERE token = ?', random) !== null) return 'used';
        database.run('INSERT INTO used_form (token, at) VALUES (?, ?)', random, now());
        database.run('DELETE FROM used_form WHERE at < ?', now() - 2 * lifetimeMilliseconds);
        return 'good';
      });
    },
    giveBack: (token) => {
      database.run('DELETE FROM used_form WHERE token = ?', token.split('.', 1)[0]!);
    },
  };
}
