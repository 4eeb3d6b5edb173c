import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import grpc from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { type Engine, KernelRefused } from '../src/connect/engine.ts';
import { METHODS } from '../src/connect/protocol.ts';
import { counterNamed, countTable, openEngine } from '../src/index.ts';
import { refusal } from './refusal.ts';
import { register, sweepRequest } from './register.ts';

type Call = grpc.ServerWritableStream<object, object>;
type Answer = (error: Partial<grpc.ServiceError> | null, value?: object) => void;

/** A server of Spark Connect that does what a real one does on its worst day. */
async function worstDay(
  execute: (call: Call) => void,
  hello: (answer: Answer) => void = (answer) => answer(null, {}),
  reattach: (call: Call) => void = (call) => call.end(),
) {
  const server = new grpc.Server();
  const definition = Object.fromEntries(
    Object.entries(METHODS).map(([name, method]) => [name, { ...method, responseSerialize: (bytes: Buffer) => bytes }]),
  );
  const nothing = (_: unknown, answer: Answer) => answer(null, Buffer.alloc(0));
  server.addService(
    definition as unknown as grpc.ServiceDefinition,
    {
      executePlan: execute,
      reattachExecute: reattach,
      config: (_: unknown, answer: Answer) => hello((error) => answer(error, Buffer.alloc(0))),
      analyzePlan: nothing,
      interrupt: nothing,
      releaseExecute: nothing,
      releaseSession: nothing,
    } as unknown as grpc.UntypedServiceImplementation,
  );
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    ),
  );
  servers.push(server);
  return port;
}

const servers: grpc.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.forceShutdown();
});

const open = (port: number, more: object = {}, seconds = 20) =>
  openEngine(
    { engine: 'connect', address: `sc://127.0.0.1:${port}`, table: 'force.person', ...more },
    { env: { TOKEN: 's3cret-token' }, folder: '/', seconds },
  );
const table = { table: 'force.person' };

describe('the credential of an entry', () => {
  it.each(['connect', 'postgres'] as const)('goes to no other machine in the open (%s)', async (engine) => {
    const address = `${engine === 'connect' ? 'sc' : 'postgres'}://192.0.2.1:443`;
    const entry = { engine, address, table: 'force.person', credential: 'env:TOKEN', tls: false };
    const opened = openEngine(entry, { env: { TOKEN: 's3cret-token' }, folder: '/', seconds: 2 });
    const message = await refusal(opened);
    expect(message).toMatch(/192\.0\.2\.1:443: a credential is not sent without encryption\. Leave out "tls": false/);
    expect(message).not.toContain('s3cret');
  });

  it.each([
    ['connect', 'sc://192.0.2.1:443/;use_ssl=true;user_id=ann'],
    ['connect', 'sc://192.0.2.1:443/;token=s3cret-token'],
    ['postgres', 'postgres://192.0.2.1/db?sslmode=require'],
    ['postgres', 'postgres://192.0.2.1/db#s3cret-token'],
  ] as const)('stands in no address, nor does anything that would not be heeded (%s, %s)', async (engine, address) => {
    const opened = openEngine({ engine, address, table: 'force.person' }, { env: {}, folder: '/', seconds: 2 });
    const message = await refusal(opened);
    expect(message).toMatch(/ Write (sc|postgres):\/\/host/);
    expect(message).not.toMatch(/s3cret|ann|192/);
  });

  it.each([
    ['connect', 'sc://ann%3As3cret%40lake:15002'],
    ['connect', 'sc://%61nn:s3cret%40lake'],
    ['connect', 'sc://ann：s3cret＠lake'],
    ['connect', 'sc://lake;token=s3cret:15002'],
    ['connect', 'sc://lake:15002\ns3cret'],
    ['postgres', 'postgres://ann%3As3cret%40lake/db'],
    ['postgres', 'postgres://ann:s3cret'],
    ['postgres', 'postgres://[::1]:s3cret/db'],
    ['postgres', 'postgres://lake/db%zz'],
    ['postgres', 'postgres://lake/db%3Fpassword%3Ds3cret'],
    ['postgres', 'postgres://lake/db;password=s3cret'],
    ['postgres', 'postgres:ann:s3cret@lake/db'],
    ['postgres', 'host=lake user=ann password=s3cret'],
  ] as const)('is not told of an address that holds it in another way (%s, %s)', async (engine, address) => {
    const opened = openEngine({ engine, address, table: 'force.person' }, { env: {}, folder: '/', seconds: 2 });
    const said = await refusal(opened);
    expect(said).toMatch(/^the address of the (connect|postgres) entry .* Write (sc|postgres):\/\/host/);
    expect(said).not.toMatch(/s3cret|\bann\b|lake|\n/);
  });

  it.each([
    ['of two lines', 's3cret\nof two lines'],
    ['beyond ASCII', 's3crèt'],
    ['with a null', 's3cret\0'],
  ])('%s is refused before a client quotes it', async (_, value) => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-credential-'));
    writeFileSync(join(folder, 'token'), value, { mode: 0o600 });
    const entry = { engine: 'connect', address: 'sc://127.0.0.1:1', table: 'force.person' } as const;
    for (const credential of ['env:TOKEN', './token']) {
      const opened = openEngine({ ...entry, credential }, { env: { TOKEN: value }, folder, seconds: 2 });
      const said = await refusal(opened);
      expect(said).toMatch(/holds more than one line, or signs beyond ASCII, which are no credential/);
      expect(said).not.toMatch(/s3cr|\n/);
    }
    rmSync(folder, { recursive: true });
  });

  it('is read from no empty file, no folder, no link, no file that others may read, and no variable named by itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-credential-'));
    const write = (name: string, value: string, mode: number) => {
      writeFileSync(join(folder, name), value);
      chmodSync(join(folder, name), mode);
    };
    write('empty', ' \n', 0o600);
    write('group', 's3cret', 0o640);
    write('all', 's3cret', 0o604);
    write('own', 's3cret', 0o600);
    symlinkSync(join(folder, 'own'), join(folder, 'link'));
    mkdirSync(join(folder, 'inner'));
    const open = (credential: string) =>
      refusal(
        openEngine(
          { engine: 'connect', address: 'sc://127.0.0.1:1', table: 'force.person', credential },
          { env: {}, folder, seconds: 2 },
        ),
      );
    expect(await open('./empty')).toMatch(/holds no credential: it is empty/);
    expect(await open('./group')).toMatch(/may be read by others \(mode 640\)/);
    expect(await open('./all')).toMatch(/may be read by others \(mode 604\)/);
    expect(await open('./link')).toMatch(/is no file that is there/);
    expect(await open('./inner')).toMatch(/is no file that is there/);
    expect(await open('env:ASSAY_LAKE')).toMatch(/the variable ASSAY_LAKE holds no credential/);
    expect(await open('env:eyJhbGciOiJIUzI1NiJ9')).toBe(
      'the variable that the entry names holds no credential. Set it.',
    );
    rmSync(folder, { recursive: true });
  });

  it('is not told where it is the secret itself instead of a file', async () => {
    const message = await refusal(open(1, { credential: './s3cret.token' }));
    expect(message).toMatch(/is no file that is there\. Put the secret into a file of its own, with mode 0600/);
    expect(message).not.toContain('s3cret');
  });
});

describe('a server of Spark Connect', () => {
  it('that ends a cancelled query without an error and without rows is not believed', async () => {
    const engine = await open(await worstDay((call) => call.end()));
    expect(await refusal(engine.identify(table, ['surname']))).toMatch(
      /ended its answer without saying that it is complete, asked to identify the table\. Nothing of it is used/,
    );
    await engine.close();
  });

  it('that says that the token expired is told so, and the token is not', async () => {
    const code = grpc.status.UNAUTHENTICATED;
    const port = await worstDay((call) => call.emit('error', { code, details: 'token s3cret-token expired' }));
    const engine = await open(port, { credential: 'env:TOKEN' });
    const message = await refusal(engine.identify(table, ['surname']));
    expect(message).toMatch(/does not let this user in\. Check the credential; a token may have expired/);
    expect(message).not.toContain('s3cret');
    await engine.close();
    const closed = await worstDay(
      () => {},
      (answer) => answer({ code, details: 'no' }),
    );
    expect(await refusal(open(closed))).toMatch(/does not let this user in/);
  });

  it('that lets in, answers in part and then finds the token expired is told so, and nothing of the part is used', async () => {
    const code = grpc.status.UNAUTHENTICATED;
    // One part of an answer, known by its number alone: field 13, a text of one letter.
    const part = Buffer.from([13 * 8 + 2, 1, 'a'.charCodeAt(0)]);
    const expired = (call: Call) => call.emit('error', { code, details: 'token s3cret-token expired' });
    for (const midst of [
      { first: (call: Call) => void call.write(part, () => expired(call)), again: expired },
      { first: (call: Call) => void call.write(part, () => call.end()), again: expired },
    ]) {
      const engine = await open(await worstDay(midst.first, undefined, midst.again), { credential: 'env:TOKEN' });
      const message = await refusal(engine.identify(table, ['surname']));
      expect(message).toMatch(/does not let this user in\. Check the credential; a token may have expired/);
      expect(message).not.toContain('s3cret');
      await engine.close();
    }
  });

  it('that says nothing is left after the limit', async () => {
    const start = performance.now();
    const engine = await open(await worstDay(() => {}), {}, 1);
    expect(await refusal(engine.identify(table, ['surname']))).toMatch(
      /to identify the table took more than 1 seconds/,
    );
    await engine.close();
    expect(performance.now() - start).toBeLessThan(30_000);
  });

  it('that goes away between two answers is told so', async () => {
    const port = await worstDay((call) => call.emit('error', { code: grpc.status.UNAVAILABLE, details: 'gone' }));
    const engine = await open(port);
    expect(await refusal(engine.identify(table, ['surname']))).toMatch(/was lost while it was asked to identify/);
    await engine.close();
  });

  it('that quotes a value of a row in its error is told without it', async () => {
    const details = "[CAST_INVALID_INPUT] The value 'O'Ash' of person 20250101 cannot be cast to \"INT\".\n at Ash";
    const port = await worstDay((call) => call.emit('error', { code: grpc.status.INTERNAL, details }));
    const engine = await open(port);
    const message = await refusal(engine.identify(table, ['surname']));
    expect(message).toMatch(/refuses to identify the table: \[CAST_INVALID_INPUT\] The value/);
    expect(message).not.toMatch(/Ash|2025/);
    await engine.close();
  });

  it('that cancels what was asked is told so', async () => {
    const port = await worstDay((call) => call.emit('error', { code: grpc.status.CANCELLED, details: 'by an admin' }));
    const engine = await open(port);
    expect(await refusal(engine.identify(table, ['surname']))).toMatch(/somebody cancelled what was asked/);
    await engine.close();
  });
});

describe('countTable', () => {
  const people = register(50);
  const columns = ['first_name', 'surname', 'date_of_birth', 'entity'];
  const rowsOf = (wanted: readonly string[], length: number) =>
    Array.from({ length }, (_, row) =>
      wanted.map((name) => {
        const { codes, values } = people.text(name);
        return values[codes[row]!] ?? null;
      }),
    );
  /** An engine that tells a table in these states, one after the other. */
  const engineOf = async (states: readonly { rows: number; digest: string }[], length = 50): Promise<Engine> => {
    let asked = 0;
    return {
      name: 'Lake',
      can: { kernel: false },
      version: async () => '1',
      columns: async () => columns,
      identify: async () => ({ filled: [50, 50, 50, 50], ...states[Math.min(asked++, states.length - 1)]! }),
      snapshot: async () => null,
      async *rows(_, wanted) {
        yield rowsOf(wanted, length);
      },
      async *grouped(_, wanted) {
        yield rowsOf(wanted, length).map((row) => [...row, '1']);
      },
      close: async () => {},
    };
  };
  const digestOf = async () => {
    const engine = await engineOf([{ rows: 50, digest: '?' }]);
    const message = await refusal(countTable(engine, table, sweepRequest()));
    return /fingerprint \? and (\d+)/.exec(message)![1]!;
  };

  it('refuses a table that changes between two readings, each of which finds it as it was', async () => {
    const counter = counterNamed('combinations', ['first_name']);
    const names = { name: 'names', counter, fields: { first_name: 'first_name' }, options: {} };
    const passes = [...sweepRequest().passes, names];
    const first = { rows: 50, digest: await digestOf() };
    const read = async (then: { rows: number; digest: string; filled?: number[] }) => {
      const engine = await engineOf([first, first, then]);
      const more = Array.from({ length: then.rows - 50 }, () => ['Ann', '1']);
      const grouped = async function* (...asked: Parameters<NonNullable<Engine['grouped']>>) {
        yield* engine.grouped!(...asked);
        yield more;
      };
      return countTable({ ...engine, grouped }, table, sweepRequest({ passes }));
    };
    expect((await read({ rows: 50, digest: 'of one column' })).passes.map(({ name }) => name)).toEqual([
      'tolerances',
      'names',
    ]);
    expect(await refusal(read({ rows: 51, digest: 'of one column' }))).toMatch(
      /^input people changed between two readings: 50 rows in the first, 51 in another, or other values\. Nothing of it/,
    );
    const otherValues = read({ rows: 50, digest: 'of one column', filled: [49, 50, 50, 50] });
    expect(await refusal(otherValues)).toMatch(/changed between two readings: 50 rows in the first, 50 in another/);
    const grouping = { ...names, after: { pass: 'names', options: () => ({}) }, name: 'again' };
    const engine = await engineOf([first, first, { rows: 50, digest: 'another' }]);
    const again = countTable(engine, table, sweepRequest({ passes: [names, grouping] }));
    expect(await refusal(again)).toMatch(/changed between two readings/);
  });

  it('refuses a table that changes while it is read, and one whose rows are not those that were identified', async () => {
    const digest = await digestOf();
    const same = await engineOf([{ rows: 50, digest }]);
    expect((await countTable(same, table, sweepRequest())).origin.rows).toBe(50);
    const grown = await engineOf([
      { rows: 50, digest },
      { rows: 51, digest: '9' },
    ]);
    expect(await refusal(countTable(grown, table, sweepRequest()))).toMatch(
      /changed while it was counted: 50 rows before, 51 after/,
    );
    const altered = await engineOf([
      { rows: 50, digest },
      { rows: 50, digest: '9' },
    ]);
    expect(await refusal(countTable(altered, table, sweepRequest()))).toMatch(/changed while it was counted/);
  });

  it('refuses a table without rows, of which every number would be nought', async () => {
    const kernel = async () => ({ rows: [], slices: 0 });
    const empty = { ...(await engineOf([{ rows: 0, digest: '0' }], 0)), can: { kernel: true }, kernel };
    expect(await refusal(countTable(empty, table, sweepRequest()))).toBe(
      'input people: the table has no rows. Check which one it is.',
    );
  });

  it('refuses half of a table', async () => {
    const half = await engineOf([{ rows: 50, digest: await digestOf() }], 25);
    expect(await refusal(countTable(half, table, sweepRequest()))).toMatch(
      /25 rows were counted of a table of 50\. Nothing of it is used/,
    );
  });

  it('refuses half of a table of counts, and more combinations than are counts', async () => {
    const parts = ['first_name', 'surname'];
    const counter = counterNamed('combinations', parts);
    const pass = { name: 'names', counter, fields: { first_name: 'first_name', surname: 'surname' }, options: {} };
    const engine = await engineOf([{ rows: 50, digest: '1' }]);
    const whole = await countTable(engine, table, sweepRequest({ passes: [pass] }));
    expect(whole.origin).toMatchObject({ step: 'grouped by the engine', stepDown: null, slices: 1 });
    expect(whole.passes[0]!.counts.reduce((sum, { count }) => sum + count, 0)).toBe(50);
    const half = await engineOf([{ rows: 50, digest: '1' }], 25);
    expect(await refusal(countTable(half, table, sweepRequest({ passes: [pass] })))).toMatch(
      /25 rows were counted of a table of 50\. Nothing of it is used/,
    );
    const endless = {
      ...engine,
      async *grouped() {
        for (;;) yield Array.from({ length: 50_000 }, () => ['Ann', 'Ash', '1']);
      },
    };
    expect(await refusal(countTable(endless, table, sweepRequest({ passes: [pass] })))).toMatch(
      /have more than 100000 combinations, which would be rows and not counts/,
    );
    const odd = {
      ...engine,
      async *grouped() {
        yield [['Ann', 'Ash', 'many']];
      },
    };
    expect(await refusal(countTable(odd, table, sweepRequest({ passes: [pass] })))).toMatch(
      /no whole number|were counted of a table of 50/,
    );
  });

  it('tells, of two passes, the step that is further from the data', async () => {
    const engine = await engineOf([{ rows: 50, digest: await digestOf() }]);
    let asked = 0;
    const kernel = async () => {
      if (asked++ === 0) throw new KernelRefused('it runs no programs on its rows');
      return { rows: [{ what: 'rows of slices', at: 0, size: 0, count: 50 }], slices: 1 };
    };
    const [pass] = sweepRequest().passes;
    const passes = [pass!, { ...pass!, name: 'again' }];
    const { origin } = await countTable({ ...engine, can: { kernel: true }, kernel }, table, sweepRequest({ passes }));
    expect(origin).toMatchObject({
      step: 'rows brought here, counted in slices',
      stepDown: 'it runs no programs on its rows',
    });
  });

  it('refuses a kernel that reports fewer rows than the table has', async () => {
    const engine = await engineOf([{ rows: 50, digest: '1' }]);
    const kernel = async () => ({ rows: [{ what: 'rows of slices', at: 0, size: 0, count: 49 }], slices: 1 });
    const torn = { ...engine, can: { kernel: true }, kernel };
    expect(await refusal(countTable(torn, table, sweepRequest()))).toMatch(/49 rows were counted of a table of 50/);
  });
});
