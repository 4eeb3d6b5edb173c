import type { MiddlewareHandler } from 'hono';
import { isLoopback } from './loopback.ts';

/**
 * Without a log-in the workbench answers only to names of this computer: a page elsewhere whose name was pointed at
 * 127.0.0.1 (DNS rebinding) would otherwise read everything.
 */
export function loopbackOnly(): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('Host') ?? new URL(c.req.url).host;
    const name = URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`).hostname : '';
    if (!isLoopback(name) || /[\s/@?#\\%]/.test(host)) {
      return c.text(
        'Refused: this workbench answers only to 127.0.0.1 and localhost. Open it under one of these.',
        403,
      );
    }
    return next();
  };
}
