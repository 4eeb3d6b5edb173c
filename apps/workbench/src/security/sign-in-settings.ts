import { InputError } from '@assay/statistics';
import { checkListedPeople, checkRole, type ListedPeople } from './listed-people.ts';
import { isLoopback } from './loopback.ts';
import type { Role } from './person.ts';
import { checkTrustedProxy, type TrustedProxy } from './trusted-proxy.ts';

/** Log-in at the force's OpenID Connect provider. */
export interface OpenIdSettings {
  /** The provider's issuer, as its discovery document names it. */
  readonly issuer: string;
  /** The client id that the provider gave this workbench. */
  readonly client: string;
  /** The client secret; `null` for a public client, which has PKCE alone. */
  readonly secret: string | null;
  /** Where people's browsers find this workbench: https, or http on loopback. */
  readonly address: string;
  /** Claim that names a person here; `sub` unless said otherwise. An `email` counts only where the provider verified it. */
  readonly personClaim: string;
  /** Claim that holds groups or roles, one or a list; a path such as `realm_access.roles` is followed. */
  readonly roleClaim: string | null;
  /** Role by value of that claim, the first that fits in this order. */
  readonly roles: Readonly<Record<string, Role>>;
  /** Role by person, which goes before the claim. */
  readonly people: ListedPeople;
}

export type SignInSettings =
  | { readonly kind: 'trusted-proxy'; readonly proxy: TrustedProxy }
  | { readonly kind: 'openid'; readonly openId: OpenIdSettings };

type Fields = Readonly<Record<string, unknown>>;

const OPENID_SETTINGS = ['issuer', 'client', 'address', 'public', 'personClaim', 'roleClaim', 'roles'];

/**
 * How people log in, from the people file: either `header`, `proxies` and `people`, or `openid` with `people`, a role
 * claim, or both. The client secret comes from the environment, never from the file.
 *
 * @throws InputError with the first setting that is missing or wrong: half a configuration starts nothing.
 */
export function readSignIn(file: unknown, secret: string | undefined): SignInSettings {
  const fields = settingsOf('people file', file ?? {}, ['header', 'proxies', 'people', 'openid']);
  const people: unknown = fields['people'] ?? {};
  checkListedPeople(people);
  if (fields['openid'] === undefined) {
    const { header, proxies } = fields;
    if (typeof header !== 'string' || !Array.isArray(proxies) || typeof fields['people'] !== 'object') {
      throw new InputError(
        'people file lacks header, proxies or people. Give all three, or openid for a log-in of its own.',
      );
    }
    const proxy = { header, proxies: proxies.map(String), people };
    checkTrustedProxy(proxy);
    return { kind: 'trusted-proxy', proxy };
  }
  if (fields['header'] !== undefined || fields['proxies'] !== undefined)
    throw new InputError('people file names both a log-in proxy and openid. Keep one of them.');
  return { kind: 'openid', openId: openIdOf(fields['openid'], people, secret) };
}

function openIdOf(given: unknown, people: ListedPeople, secret: string | undefined): OpenIdSettings {
  if ((given as Fields | null)?.['secret'] !== undefined)
    throw new InputError(
      'openid holds a secret in a file. Put it in ASSAY_OPENID_SECRET and change it at the provider.',
    );
  const fields = settingsOf('openid', given, OPENID_SETTINGS);
  const needed = (name: string): string => {
    const value = fields[name];
    if (typeof value !== 'string' || value.trim() === '')
      throw new InputError(`openid lacks ${name}. Give issuer, client and address.`);
    return value.trim();
  };
  const optional = (name: string) => (fields[name] === undefined ? null : needed(name));
  const [issuer, client, address] = [needed('issuer'), needed('client'), needed('address')];
  webAddress('issuer', issuer);
  const { pathname, origin } = webAddress('address', address);
  if (pathname !== '/')
    throw new InputError(`openid address has a path: ${address}. Serve the workbench at a host's root.`);
  const isPublic = fields['public'] ?? false;
  if (typeof isPublic !== 'boolean')
    throw new InputError(`openid public is neither true nor false: ${String(isPublic)}. Write one of them, unquoted.`);
  if (isPublic === (secret !== undefined && secret !== '')) {
    throw new InputError(
      isPublic
        ? 'openid client is public but ASSAY_OPENID_SECRET is set. Keep one of them.'
        : 'openid lacks its client secret. Set ASSAY_OPENID_SECRET, or say "public": true where the provider gave none.',
    );
  }
  const roleClaim = optional('roleClaim');
  const byClaim = (fields['roles'] ?? {}) as OpenIdSettings['roles'];
  for (const [value, role] of Object.entries(byClaim)) checkRole(`claim value ${value}`, role);
  if ((roleClaim === null) !== (Object.keys(byClaim).length === 0))
    throw new InputError('openid has one of roleClaim and roles. Give both, or neither and list people.');
  if (roleClaim === null && Object.keys(people).length === 0)
    throw new InputError('openid gives nobody a role. List people, or give roleClaim and roles.');
  return {
    issuer,
    client,
    secret: isPublic ? null : secret!,
    address: `${origin}/`,
    personClaim: optional('personClaim') ?? 'sub',
    roleClaim,
    roles: byClaim,
    people,
  };
}

/** A setting that nobody knows is refused: a claim's name misspelt would let people in by another claim without a word. */
function settingsOf(what: string, given: unknown, known: readonly string[]): Fields {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new InputError(`${what} is no object of settings. Write it as the README shows.`);
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new InputError(
      `${what} has an unknown setting: ${unknown}. Use ${known.slice(0, -1).join(', ')} and ${known.at(-1)}.`,
    );
  return given as Fields;
}

/** An address that a log-in may travel to: encrypted, or never leaving this computer. */
function webAddress(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === null || !isSafe) throw new InputError(`openid ${name} is no https address: ${text}. Write https://…`);
  return url;
}
