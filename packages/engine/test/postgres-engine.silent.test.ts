import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { countTable, openEngine } from '../src/index.ts';
import { refusal } from './refusal.ts';
import { sweepRequest } from './register.ts';

const servers: Server[] = [];
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

/** A message of the protocol of Postgres: its letter, its length, its bytes. */
function message(letter: string, body: Buffer | string = ''): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeInt32BE(bytes.length + 4, 1);
  return Buffer.concat([head, bytes]);
}

const letIn = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', 'I')]);
const done = (tag: string) => Buffer.concat([message('C', `${tag}\0`), message('Z', 'T')]);

function described(...names: string[]): Buffer {
  const fields = names.map((name) => Buffer.concat([Buffer.from(`${name}\0`), Buffer.alloc(18)]));
  const count = Buffer.alloc(2);
  count.writeInt16BE(names.length);
  return message('T', Buffer.concat([count, ...fields]));
}

function row(...values: string[]): Buffer {
  const count = Buffer.alloc(2);
  count.writeInt16BE(values.length);
  const cells = values.map((value) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(Buffer.byteLength(value));
    return Buffer.concat([length, Buffer.from(value)]);
  });
  return message('D', Buffer.concat([count, ...cells]));
}

/** A server that lets everybody in, and then answers a statement as told: `null` is silence, `'end'` the end of the line. */
async function server(
  answer: (sql: string) => Buffer | 'end' | null,
  greeting: Buffer | null = letIn,
  hear: (bytes: Buffer) => void = () => {},
) {
  const listening = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    let isGreeted = false;
    socket.on('data', (bytes) => {
      hear(bytes);
      if (!isGreeted) {
        isGreeted = true;
        if (greeting !== null) socket.write(greeting);
        return;
      }
      if (bytes[0] !== 'Q'.charCodeAt(0)) return;
      const said = answer(bytes.subarray(5, -1).toString());
      if (said === 'end') socket.destroy();
      else if (said !== null) socket.write(said);
    });
  });
  servers.push(listening);
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const open = (port: number, seconds = 1) =>
  openEngine(
    { engine: 'postgres', address: `postgres://127.0.0.1:${port}/lake`, user: 'assay', table: 'force.person' },
    { env: {}, folder: '/', seconds },
  );

const begun = (sql: string) => (/^(SET|BEGIN|SELECT set_config)/.test(sql) ? done('SET') : undefined);
const COLUMNS = ['first_name', 'surname', 'date_of_birth', 'entity'];
const identity = (rows: number) =>
  Buffer.concat([
    described('n_rows', ...COLUMNS.map((_, at) => `n_${at}`), 'digest'),
    row(String(rows), ...COLUMNS.map(() => String(rows)), '12345'),
    done('SELECT 1'),
  ]);

describe('a server of Postgres', () => {
  it.each<[string, (sql: string) => Buffer | 'end' | null, Buffer | null]>([
    ['lets nobody in and says nothing', () => null, null],
    ['lets in and is silent', () => null, letIn],
    ['ends the line at the first statement', () => 'end', letIn],
  ])('that %s is given up in seconds, in one line', async (_, answer, greeting) => {
    const start = performance.now();
    const said = await refusal(open(await server(answer, greeting)).then((engine) => engine.close()));
    expect(said).toMatch(/took more than 1 seconds|^nobody answers at 127\.0\.0\.1:\d+ as Postgres/);
    expect(said).not.toContain('\n');
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it.each<[string, Buffer | 'end' | null, RegExp]>([
    ['falls silent', null, /to describe the table took more than 1 seconds\. Nothing of it is used/],
    ['ends the line', 'end', /was lost while it was asked to describe the table\. Nothing of it is used/],
    ['sends half a row', Buffer.concat([described('a'), row('12345').subarray(0, 9)]), /took more than 1 seconds/],
    ['sends what is no answer', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), /took more than 1 seconds|was lost/],
  ])('that %s in the midst is given up, and closed, in seconds', async (_, answer, expected) => {
    const start = performance.now();
    const engine = await open(await server((sql) => begun(sql) ?? answer));
    expect(await refusal(engine.columns({ table: 'force.person' }))).toMatch(expected);
    await engine.close();
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('that is not there is told by what the system says of it, and one that ends the line by that', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as { port: number };
    await new Promise((resolve) => gone.close(resolve));
    expect(await refusal(open(port, 20))).toContain(`nobody answers at 127.0.0.1:${port} as Postgres (ECONNREFUSED).`);
    expect(await refusal(open(await server(() => 'end'), 20))).toContain('as Postgres (no connection).');
  });

  it('that asks for a password gets none that the entry does not name', async () => {
    const before = process.env['PGPASSWORD'];
    process.env['PGPASSWORD'] = 's3cret-of-another';
    const heard: string[] = [];
    const askPassword = message('R', Buffer.from([0, 0, 0, 3]));
    const port = await server(
      () => null,
      askPassword,
      (bytes) => heard.push(bytes.toString()),
    );
    const said = await refusal(open(port, 5));
    if (before === undefined) delete process.env['PGPASSWORD'];
    else process.env['PGPASSWORD'] = before;
    expect(said).toBe(
      `Postgres at 127.0.0.1:${port} asks for a password, and the entry names none. Add "credential": "env:NAME".`,
    );
    expect(heard.join('')).not.toContain('s3cret');
  });

  it('that is silent at the end alone keeps nobody waiting', async () => {
    const start = performance.now();
    const engine = await open(await server((sql) => begun(sql) ?? null));
    await engine.close();
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('that sends fewer rows than it has told of is not believed', async () => {
    let fetched = 0;
    const answer = (sql: string) => {
      if (/LIMIT 0/.test(sql)) return Buffer.concat([described(...COLUMNS), done('SELECT 0')]);
      if (/^SELECT/.test(sql)) return identity(3);
      if (/^FETCH/.test(sql)) {
        const rows = fetched++ === 0 ? [row('Ann', 'Ash', '1980-01-01', 'a'), row('Bo', 'Ash', '1980-01-01', 'b')] : [];
        return Buffer.concat([described(...COLUMNS), ...rows, done(`FETCH ${rows.length}`)]);
      }
      return done('OK');
    };
    const engine = await open(await server((sql) => begun(sql) ?? answer(sql)), 20);
    expect(await refusal(countTable(engine, { table: 'force.person' }, sweepRequest()))).toMatch(
      /2 rows were counted of a table of 3\. Nothing of it is used/,
    );
    await engine.close();
  });

  it('that tells nothing of the table is told so', async () => {
    const answer = (sql: string) =>
      Buffer.concat([described(...(/LIMIT 0/.test(sql) ? COLUMNS : ['n_rows'])), done('SELECT 0')]);
    const engine = await open(await server((sql) => begun(sql) ?? answer(sql)), 20);
    const said = await refusal(countTable(engine, { table: 'force.person' }, sweepRequest()));
    expect(said).toBe('the engine did not tell how many rows the table has. Nothing of it is used; run it again.');
    await engine.close();
  });
});
