import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './temporary-postgres.ts';

const PLACE = fileURLToPath(new URL('../../../node_modules/.cache/assay-engines/', import.meta.url));
const INSTALL = 'run packages/engine/test/install-engines.sh';

type Found = { readonly path: string } | { readonly missing: string };

/** Sail, a server of Spark Connect without Java. */
export function sailBinary(): Found {
  const path = join(PLACE, 'sail', 'bin', 'sail');
  return existsSync(path) ? { path } : { missing: `pysail is not installed for tests: ${INSTALL}` };
}

/** Apache Spark out of PySpark, where there is Java. */
export function sparkHome(): Found {
  const java = (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'java')));
  if (!java) return { missing: 'there is no Java here' };
  const library = join(PLACE, 'spark', 'lib');
  const home = (existsSync(library) ? readdirSync(library) : [])
    .map((version) => join(library, version, 'site-packages', 'pyspark'))
    .find((path) => existsSync(join(path, 'bin', 'spark-submit')));
  return home === undefined ? { missing: `PySpark is not installed for tests: ${INSTALL}` } : { path: home };
}

export interface TemporaryServer {
  readonly pid: number | undefined;
  readonly port: number;
  /** Ends the server at once, as a crash does. */
  kill(): Promise<void>;
  /** Stops it in its tracks; it holds its connections and says nothing. */
  freeze(): void;
  remove(): Promise<void>;
}

export async function temporarySail(path: string): Promise<TemporaryServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'assay-sail-'));
  const server = spawn(path, ['spark', 'server', '--ip', '127.0.0.1', '--port', String(port)], {
    stdio: 'ignore',
    cwd: folder,
  });
  return started(server, port, folder, 30);
}

/** Spark Connect in one process, or as `local-cluster[…]` with workers of their own on loopback. */
export async function temporarySpark(
  home: string,
  settings: readonly string[] = [],
  master = 'local[2]',
  memory = '1g',
): Promise<TemporaryServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'assay-spark-'));
  const settled = [
    'spark.ui.enabled=false',
    'spark.sql.shuffle.partitions=4',
    `spark.connect.grpc.binding.port=${port}`,
    'spark.connect.grpc.binding.address=127.0.0.1',
    `spark.sql.warehouse.dir=${folder}/warehouse`,
    `spark.local.dir=${folder}/local`,
    ...settings,
  ].flatMap((each) => ['--conf', each]);
  const server = spawn(
    join(home, 'bin', 'spark-submit'),
    [
      '--master',
      master,
      '--driver-memory',
      memory,
      ...settled,
      '--class',
      'org.apache.spark.sql.connect.service.SparkConnectServer',
      'spark-internal',
    ],
    {
      stdio: 'ignore',
      cwd: folder,
      detached: true,
      env: {
        ...process.env,
        SPARK_HOME: home,
        SPARK_LOCAL_IP: '127.0.0.1',
        // Else Java and its libraries leave theirs in the system's own.
        JAVA_TOOL_OPTIONS: `-Djava.io.tmpdir=${folder}`,
      },
    },
  );
  return started(server, port, folder, 600, true);
}

async function started(
  server: ChildProcess,
  port: number,
  folder: string,
  seconds: number,
  isGroup = false,
): Promise<TemporaryServer> {
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const send = (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
    process.kill(isGroup ? -server.pid : server.pid, signal);
  };
  const kill = async () => {
    send('SIGKILL');
    await ended;
  };
  const until = Date.now() + seconds * 1000;
  while (!(await answers(port))) {
    if (server.exitCode !== null || Date.now() > until) {
      await kill();
      throw new Error(`the server did not start within ${seconds} seconds`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    pid: server.pid,
    port,
    kill,
    freeze: () => send('SIGSTOP'),
    async remove() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Whether a process of this name, as its command line shows, is there. */
export function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'latin1').includes(text);
      } catch {
        return false;
      }
    })
    .map(Number);
}
