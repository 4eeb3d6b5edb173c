import { createWriteStream, mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { diskProblem } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { serve } from '@hono/node-server';
import { type AppOptions, createApp } from './app.ts';
import { isLoopback } from './security/loopback.ts';
import { discoverOpenId } from './security/open-id.ts';
import type { SignInSettings } from './security/sign-in-settings.ts';
import { trustedProxy } from './security/trusted-proxy.ts';

export interface ServeOptions extends AppOptions {
  /** 4173 unless given; the next free one where it is taken, up to twenty further. */
  readonly port?: number;
  /** 127.0.0.1 unless given; any address but loopback needs `signIn` or `identify`. */
  readonly host?: string;
  /** How people log in. */
  readonly signIn?: SignInSettings;
}

export interface ServedWorkbench {
  readonly url: string;
  readonly port: number;
  /** True where the wanted port was taken and another was used. */
  readonly moved: boolean;
  close(): Promise<void>;
}

const portsTried = 20;

/**
 * Serves the workbench.
 *
 * @throws InputError where the address is not loopback and nothing says who is asking, where the log-in provider does not answer, or where no port is free.
 */
export async function serveWorkbench(options: ServeOptions): Promise<ServedWorkbench> {
  const { host = '127.0.0.1', port: wanted = 4173 } = options;
  const { signIn } = options;
  if (!isLoopback(host) && options.identify === undefined && options.openId === undefined && signIn === undefined) {
    throw new InputError(
      `refusing to serve on ${host} without log-in. Serve on 127.0.0.1, or configure a trusted-proxy header or OpenID Connect.`,
    );
  }
  const known: Partial<AppOptions> =
    signIn === undefined
      ? {}
      : signIn.kind === 'openid'
        ? { openId: await discoverOpenId(signIn.openId) }
        : { identify: trustedProxy(signIn.proxy) };
  const log = createWriteStream(accessLogFile(options.home), { flags: 'a', mode: 0o600 });
  // A log that cannot be written must not take the workbench down with it; whoever runs it is told.
  log.on('error', (error) => options.onError?.(diskProblem(error) ?? error, 'access log'));
  const { app, close } = createApp({
    accessLog: (line) => log.write(line),
    isRunBeside: true,
    ...options,
    ...known,
  });
  for (let port = wanted; port <= wanted + portsTried; port++) {
    const server = await listen(app.fetch, host, port);
    if (server === null) continue;
    const bound = (server.address() as AddressInfo).port;
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}/`,
      port: bound,
      moved: wanted !== 0 && bound !== wanted,
      async close() {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        await close();
        server.closeAllConnections();
        await closed;
        await new Promise<void>((resolve) => log.end(resolve));
      },
    };
  }
  await close();
  log.end();
  throw new InputError(`no free port from ${wanted} to ${wanted + portsTried}. Give another one: --port.`);
}

function listen(
  fetch: ReturnType<typeof createApp>['app']['fetch'],
  hostname: string,
  port: number,
): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname, port }, () => resolve(server as Server));
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
  });
}

function accessLogFile(home: string): string {
  const folder = join(home, '.assay');
  mkdirSync(folder, { recursive: true });
  return join(folder, 'access.jsonl');
}
