import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { enclosures } from '../../src/run/enclosure.ts';

/** Code that nobody guards, and no permission model: the kernel alone keeps it in. */
const INTRUDER = `
import { existsSync, fstatSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
const [socket, abstract, secret] = process.argv.slice(2);
const said = {};
const attempt = (name, work) => { try { said[name] = work() ?? 'done'; } catch (error) { said[name] = error.code; } };
attempt('file', () => readFileSync(secret, 'utf8'));
attempt('passwords', () => readFileSync('/etc/passwd', 'utf8').length);
attempt('processes', () => readdirSync('/proc'));
attempt('devices', () => readdirSync('/dev'));
attempt('homes', () => ['/home', '/root', '/tmp', '/var', '/sys'].filter((path) => existsSync(path)).join());
attempt('writing', () => writeFileSync('/written', 'x'));
attempt('writing to its folder', () => writeFileSync('/run/written', 'x'));
attempt('a link', () => symlinkSync(secret, '/run/link'));
attempt('terminal', () => readFileSync('/dev/tty'));
attempt('memory of its parent', () => readFileSync('/proc/' + process.ppid + '/mem'));
attempt('native code', () => process.dlopen({ exports: {} }, secret));
// Whatever it was handed beside its pipes: a file, a folder, a device or a socket of whoever started it.
said.handed = Array.from({ length: 200 }, (_, at) => at + 3).filter((at) => {
  try {
    const is = fstatSync(at);
    return is.isFile() || is.isDirectory() || is.isSocket() || is.isBlockDevice();
  } catch {
    return false;
  }
}).length;
// Of signals this one wakes who is stopped and harms nobody else.
attempt('signal to its group', () => process.kill(0, 'SIGCONT'));
const reach = (name, address) => new Promise((resolve) => {
  const socket = connect(address);
  socket.on('connect', () => { socket.write('people'); said[name] = 'connected'; resolve(); });
  socket.on('error', ({ code }) => { said[name] = code; resolve(); });
});
await reach('socket', { path: socket });
await reach('abstract socket', { path: '\\0' + abstract });
await reach('port', { host: '127.0.0.1', port: Number(process.argv[5]) });
process.stdout.write(JSON.stringify(said));
process.exit(0);
`;

const rooms = (await enclosures()).filter(({ hasOwnFiles }) => hasOwnFiles);

describe('code closed in by the system', () => {
  const place = mkdtempSync(join(realpathSync(tmpdir()), 'assay-enclosure-'));
  const folder = join(place, 'code');
  const secret = join(place, 'secret.txt');
  const socket = join(place, 'host.sock');
  const abstract = `assay-enclosure-${process.pid}`;
  const servers: Server[] = [];
  let reached = 0;
  let woken = 0;
  let port = 0;
  const onWoken = (): void => {
    woken++;
  };

  beforeAll(async () => {
    process.on('SIGCONT', onWoken);
    mkdirSync(folder);
    writeFileSync(secret, 'secret');
    writeFileSync(join(folder, 'intruder.mjs'), INTRUDER);
    for (const address of [socket, `\0${abstract}`, 0]) {
      const server = createServer(() => reached++);
      await new Promise<void>((resolve) => server.listen(address as string, resolve));
      servers.push(server);
      const bound = server.address();
      if (bound !== null && typeof bound === 'object') port = bound.port;
    }
  });
  afterAll(() => {
    process.off('SIGCONT', onWoken);
    for (const server of servers) server.close();
    rmSync(place, { recursive: true });
  });

  function run(words: readonly string[]): Promise<Record<string, string>> {
    const child = spawn(words[0]!, words.slice(1), {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env['PATH'] },
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', () => resolve(JSON.parse(said) as Record<string, string>));
    });
  }

  const given = [socket, abstract, secret];

  it('reaches all of it when nothing closes it in', async () => {
    const said = await run([process.execPath, join(folder, 'intruder.mjs'), ...given, String(port)]);
    expect(said).toMatchObject({
      file: 'secret',
      socket: 'connected',
      'abstract socket': 'connected',
      port: 'connected',
    });
    expect(reached).toBe(3);
    await vi.waitFor(() => expect(woken).toBe(1));
  });

  it.skipIf(rooms.length > 0)('is not tried: this system closes no code in', () => {
    expect(rooms).toEqual([]);
  });

  it.each(rooms.map((room) => [room.name, room] as const))(
    'reaches no file, socket, device, process or port: %s',
    async (_, room) => {
      reached = 0;
      woken = 0;
      const words = room.command(folder, (at) => [`${at}/intruder.mjs`, ...given, String(port)]);
      expect(await run(words)).toEqual({
        file: 'ENOENT',
        passwords: 'ENOENT',
        processes: 'ENOENT',
        devices: 'ENOENT',
        homes: '',
        writing: 'EROFS',
        'writing to its folder': 'EROFS',
        'a link': 'EROFS',
        terminal: 'ENOENT',
        'memory of its parent': 'ENOENT',
        'native code': 'ERR_DLOPEN_FAILED',
        handed: 0,
        'signal to its group': true,
        socket: 'ENOENT',
        'abstract socket': 'ECONNREFUSED',
        port: expect.stringMatching(/^(?:ENETUNREACH|ECONNREFUSED|EADDRNOTAVAIL)$/),
      });
      expect(reached).toBe(0);
      expect(woken).toBe(0);
      // Our own signal comes after any that it sent.
      process.kill(process.pid, 'SIGCONT');
      await vi.waitFor(() => expect(woken).toBeGreaterThan(0));
      expect(woken).toBe(1);
    },
  );
});
