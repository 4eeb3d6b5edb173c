import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A free port of this machine. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** The newest Postgres of this machine, or why its tests are skipped. */
export function postgresBinaries(): { readonly folder: string } | { readonly missing: string } {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folder = versions.map((version) => join(root, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (folder === undefined) return { missing: 'Postgres is not installed here (Debian: postgresql)' };
  if (process.getuid?.() === 0 && ordinaryUser() === null) return { missing: 'no ordinary user to run Postgres as' };
  return { folder };
}

/** Postgres does not run as root: then another user of this machine runs it. */
function ordinaryUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = ['postgres', 'nobody'].map((name) => lines.find((each) => each.startsWith(`${name}:`))).find(Boolean);
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

export interface TemporaryPostgres {
  readonly port: number;
  /** The server's own client, for making tables. */
  psql(sql: string, database?: string): string;
  /** Ends the server at once, as a crash does. */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

/** A server of its own on a free port of this machine, with a user `assay` whose password is `s3cret`. */
export async function temporaryPostgres(binaries: string): Promise<TemporaryPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-postgres-'));
  const user = ordinaryUser();
  const as = user ?? {};
  const data = join(folder, 'data');
  mkdirSync(data);
  if (user !== null) for (const path of [folder, data]) chownSync(path, user.uid, user.gid);
  const port = await freePort();
  const quiet = { stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'], cwd: folder, ...as };
  execFileSync(join(binaries, 'initdb'), ['-D', data, '-U', 'owner', '--auth=trust', '--locale=C.UTF-8', '-N'], quiet);
  const server: ChildProcess = spawn(
    join(binaries, 'postgres'),
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', folder, '-c', 'fsync=off'],
    { stdio: 'ignore', cwd: folder, ...as },
  );
  const psql = (sql: string, database = 'postgres') =>
    execFileSync(
      'psql',
      ['-h', '127.0.0.1', '-p', String(port), '-U', 'owner', '-d', database, '-v', 'ON_ERROR_STOP=1', '-qAt'],
      {
        input: sql,
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'pipe'],
        maxBuffer: 2 ** 28,
      },
    );
  for (let tries = 0; ; tries++) {
    try {
      psql('SELECT 1');
      break;
    } catch (cause) {
      if (tries > 200) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  psql("CREATE ROLE assay LOGIN PASSWORD 's3cret'; GRANT pg_read_all_data TO assay");
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const kill = async () => {
    if (server.exitCode === null && server.signalCode === null) server.kill('SIGQUIT');
    await ended;
  };
  return {
    port,
    psql,
    kill,
    async remove() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
