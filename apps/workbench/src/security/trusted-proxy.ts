import { isIP } from 'node:net';
import { InputError } from '@assay/statistics';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { WorkbenchContext } from '../workbench-context.ts';
import { checkListedPeople, type ListedPeople } from './listed-people.ts';
import type { Person } from './person.ts';

export interface TrustedProxy {
  /** Header in which the proxy names the person who logged in, e.g. `X-Remote-User`. */
  readonly header: string;
  /** Addresses the proxy connects from; the header counts from nowhere else. */
  readonly proxies: readonly string[];
  /** Who has a role here, by the name that the proxy gives. Anyone else is refused. */
  readonly people: ListedPeople;
}

/** @throws InputError where the settings name no header, no proxy or an unknown role. */
export function checkTrustedProxy({ header, proxies, people }: TrustedProxy): void {
  if (!/^[A-Za-z][A-Za-z0-9-]+$/.test(header))
    throw new InputError(`trusted-proxy header is no header's name: ${header}. Name it as the proxy sends it.`);
  if (proxies.length === 0)
    throw new InputError('no proxy is trusted. List the addresses that the proxy connects from.');
  const odd = proxies.find((address) => isIP(address) === 0);
  if (odd !== undefined)
    throw new InputError(`proxy is no IP address: ${odd}. List each address that it connects from, e.g. 10.0.0.5.`);
  checkListedPeople(people);
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

/** One spelling for each address: IPv4 over an IPv6 socket is IPv4, and zeros of IPv6 are left out. */
function plainIpAddress(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  const url = `http://[${plain}]/`;
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : plain;
}
