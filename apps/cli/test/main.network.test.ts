import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { project } from './project.ts';

const bin = fileURLToPath(new URL('../bin/assay.mjs', import.meta.url));
const traced = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;
const watched = it.skipIf(!traced);
const why = traced ? '' : ' (needs strace, which is not installed or may not trace here)';

/** Where a process and all that it started sent anything: addresses beside this machine's own, and questions of names. */
function asked(trace: string): string[] {
  const sent = /sin6?_port=htons\((\d+)\).*?(?:inet_addr\("|inet_pton\(AF_INET6, ")([^"]+)"/;
  return trace.split('\n').flatMap((line) => {
    const [, port, address] = sent.exec(line) ?? [];
    if (address === undefined) return [];
    const own = /^(?:127\.|0\.0\.0\.0$|::1$|::$|::ffff:127\.)/.test(address);
    return own && port !== '53' ? [] : [`${address} port ${port}`];
  });
}

/** Runs Node under watch until it ends or has written a text, and then `visit`s it; what it wrote and whom it asked. */
async function watch(options: readonly string[], home: string, until?: RegExp, visit?: (url: string) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'assay-watch-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const trace = join(folder, 'trace');
  const calls = 'trace=connect,sendto,sendmsg,sendmmsg';
  const child = spawn('strace', ['-f', '-qq', '-e', calls, '-o', trace, process.execPath, ...options], {
    cwd: home,
    env: { ...process.env, ASSAY_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const end = () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL');
  };
  onTestFinished(end);
  let said = '';
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => {
        said += data.toString();
        if (until?.test(said)) resolve();
      });
    }
  });
  await Promise.race([ended, ready]);
  const found = until?.exec(said);
  if (found) await visit?.(found[1]!);
  end();
  await ended;
  return { said, asked: asked(readFileSync(trace, 'utf8')) };
}

watched(`sees whom a process asks${why}`, { timeout: 60_000 }, async () => {
  const call = "fetch('http://192.0.2.7/', { signal: AbortSignal.timeout(300) }).catch(() => {})";
  const child = `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(call)}])`;
  expect((await watch(['-e', child], tmpdir())).asked).toContain('192.0.2.7 port 80');
  const name = await watch(['-e', "require('node:dns').resolve('nobody.invalid', () => process.exit())"], tmpdir());
  expect(name.asked.length).toBeGreaterThan(0);
});

watched(`asks nobody when it lists${why}`, { timeout: 120_000 }, async () => {
  const { said, asked } = await watch([bin, 'list'], project().home);
  expect(said).toContain('toy');
  expect(asked).toEqual([]);
});

watched(`asks nobody while it starts, runs every notebook and serves${why}`, { timeout: 240_000 }, async () => {
  let pages = 0;
  const { said, asked } = await watch(
    [bin, 'start', '--port', '0'],
    project().home,
    /at (http:\S+)\/[\s\S]*every notebook is current/,
    async (url) => {
      for (const page of ['/', '/questions', '/healthz']) if ((await fetch(url + page)).ok) pages += 1;
      await new Promise((resolve) => setTimeout(resolve, 2000));
    },
  );
  expect(said).toContain('toy');
  expect(pages).toBe(3);
  expect(asked).toEqual([]);
});
