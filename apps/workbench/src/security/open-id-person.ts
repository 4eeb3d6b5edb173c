import type { Person, Role } from './person.ts';
import type { OpenIdSettings } from './sign-in-settings.ts';

/** What the workbench keeps of an ID token: who it names, and the values that may carry a role. */
export interface OpenIdClaims {
  readonly id: string;
  readonly name: string;
  readonly values: readonly string[];
}

type Token = Readonly<Record<string, unknown>>;

/** `null` where the token does not name a person by the claim that the settings say, or names an unverified e-mail. */
export function claimsOf(token: Token, { personClaim, roleClaim }: OpenIdSettings): OpenIdClaims | null {
  const id = token[personClaim];
  if (typeof id !== 'string' || id.trim() === '' || id.length > 200) return null;
  if (personClaim === 'email' && token['email_verified'] !== true) return null;
  const name = [token['name'], token['preferred_username'], id].find(
    (each) => typeof each === 'string' && each.trim() !== '',
  );
  const value = roleClaim === null ? undefined : at(token, roleClaim);
  return {
    id,
    name: String(name).slice(0, 200),
    values: [value ?? []].flat().filter((each) => typeof each === 'string'),
  };
}

/**
 * Who the claims are here, worked out at every request: whoever is taken off the list, or whose group has no role any
 * more, is out at once.
 */
export function personOf(claims: OpenIdClaims, settings: OpenIdSettings): Person | null {
  const { id, name, values } = claims;
  if (Object.hasOwn(settings.people, id)) return { id, ...settings.people[id]!, canSignOut: true };
  const known = Object.entries(settings.roles).find(([value]) => values.includes(value));
  const role: Role | undefined = known?.[1];
  return role === undefined ? null : { id, name, role, canSignOut: true };
}

function at(token: Token, path: string): unknown {
  if (Object.hasOwn(token, path)) return token[path];
  return path.split('.').reduce<unknown>((inner, part) => {
    const isObject = typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part);
    return isObject ? (inner as Token)[part] : undefined;
  }, token);
}
