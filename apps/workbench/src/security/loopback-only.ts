import type { MiddlewareHandler } from 'hono';
import { isLoopback } from './loopback.ts';

/**
 * Without a log-in the workbench answers only to names of this computer: a page elsewhere whose name was pointed at
 * 127.0.0.1 (DNS rebinding) would otherwise read everything.
 */
export function loopbackOnly(): MiddlewareHandler {
  return async (c, next) => {
    // A request may name a host in its target as well, which its origin is then compared with.
    const asked = new URL(c.req.url).host;
    if (![asked, c.req.header('Host') ?? asked].every(isOwnName)) {
      return c.text(
        'Refused: this workbench answers only to 127.0.0.1 and localhost. Open it under one of these.',
        403,
      );
    }
    return next();
  };
}

function isOwnName(host: string): boolean {
  const name = URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`).hostname : '';
  return isLoopback(name) && !/[\s/@?#\\%]/.test(host);
}
