import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { openEngine } from '../src/index.ts';
import { refusal } from './refusal.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-certificate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A certificate that nobody signed, made for this test and gone with it; `null` where nothing here makes one. */
function ownCertificate(): { readonly key: Buffer; readonly cert: Buffer } | null {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  try {
    execFileSync('openssl', [...words, '-subj', '/CN=localhost', '-days', '2', '-keyout', key, '-out', cert], {
      stdio: 'ignore',
    });
  } catch {
    return null;
  }
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

const certificate = ownCertificate();

describe.skipIf(certificate === null)('a server of Postgres that nobody vouches for (needs openssl)', () => {
  it('is refused before anything is said to it, the password above all', async () => {
    const said: Buffer[] = [];
    const listening: Server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => {
        // Yes to the question whether it encrypts.
        socket.write('S');
        const secure = new TLSSocket(socket, { isServer: true, ...certificate });
        secure.on('error', () => {});
        secure.on('data', (bytes) => said.push(bytes));
      });
    });
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = listening.address() as { readonly port: number };
      const entry = {
        engine: 'postgres',
        address: `postgres://localhost:${port}/force`,
        table: 'force.person',
        user: 'analyst',
        credential: 'env:TOKEN',
        tls: true,
      } as const;
      const told = await refusal(openEngine(entry, { env: { TOKEN: 'a secret' }, folder, seconds: 60 }));
      expect(told).toMatch(/^Postgres at localhost:\d+ .*certificate/);
      expect(Buffer.concat(said).toString('latin1')).toBe('');
    } finally {
      await new Promise((resolve) => listening.close(resolve));
    }
  });
});
