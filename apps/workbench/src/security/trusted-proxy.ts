import { InputError } from '@assay/statistics';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { WorkbenchContext } from '../workbench-context.ts';
import { type Person, type Role, roles } from './person.ts';

export interface TrustedProxy {
  /** Header in which the proxy names the person who logged in, e.g. `X-Remote-User`. */
  readonly header: string;
  /** Addresses the proxy connects from; the header counts from nowhere else. */
  readonly proxies: readonly string[];
  /** Who has a role here, by the name that the proxy gives. Anyone else is refused. */
  readonly people: Readonly<Record<string, { readonly name: string; readonly role: Role }>>;
}

/** @throws InputError where the settings name no header, no proxy or an unknown role. */
export function checkTrustedProxy({ header, proxies, people }: TrustedProxy): void {
  if (!/^[A-Za-z][A-Za-z0-9-]+$/.test(header))
    throw new InputError(`trusted-proxy header is no header's name: ${header}. Name it as the proxy sends it.`);
  if (proxies.length === 0)
    throw new InputError('no proxy is trusted. List the addresses that the proxy connects from.');
  for (const [id, { role }] of Object.entries(people)) {
    if (!roles.includes(role)) throw new InputError(`unknown role of ${id}: ${role}. Use one of ${roles.join(', ')}.`);
  }
}

/**
 * Who is asking, as a proxy that did the log-in says. The header is believed only on connections from the proxy's own
 * addresses, and only for people with a role: whoever else sends it is nobody.
 *
 * @throws InputError where the settings name no header, no proxy or an unknown role.
 */
export function trustedProxy(
  settings: TrustedProxy,
  remoteAddress: (c: WorkbenchContext) => string | undefined = (c) => getConnInfo(c).remote.address,
): (c: WorkbenchContext) => Person | null {
  checkTrustedProxy(settings);
  const { header, proxies, people } = settings;
  const trusted = new Set(proxies.map(plainIpAddress));
  return (c) => {
    const address = remoteAddress(c);
    if (address === undefined || !trusted.has(plainIpAddress(address))) return null;
    const id = c.req.header(header);
    if (id === undefined || !Object.hasOwn(people, id)) return null;
    return { id, ...people[id]! };
  };
}

// IPv4 over an IPv6 socket: the same address in two spellings.
function plainIpAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}
