import grpc from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { METHODS } from '../src/connect/protocol.ts';
import { openEngine } from '../src/index.ts';
import { refusal } from './refusal.ts';

type Call = grpc.ServerWritableStream<object, object>;
type Answer = (error: Partial<grpc.ServiceError> | null, value?: object) => void;

/** A server of Spark Connect that does what a real one does on its worst day. */
async function worstDay(
  execute: (call: Call) => void,
  hello: (answer: Answer) => void = (answer) => answer(null, {}),
  reattach: (call: Call) => void = (call) => call.end(),
  version: (answer: Answer) => void = (answer) => answer(null, Buffer.alloc(0)),
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
      analyzePlan: (_: unknown, answer: Answer) => version(answer),
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

  it('that says again and again that it is at work, or ends its answer to go on, is left after the limit', async () => {
    const responseId = (letter: string) => Buffer.from([13 * 8 + 2, 1, letter.charCodeAt(0)]);
    const atWork = (call: Call) => {
      const timer = setInterval(() => call.write(responseId('a')), 20);
      call.on('cancelled', () => clearInterval(timer));
    };
    let asked = 0;
    const goesOn = (call: Call) => setTimeout(() => call.write(responseId(String(asked++ % 2)), () => call.end()), 20);
    for (const port of [await worstDay(atWork), await worstDay(goesOn, undefined, goesOn)]) {
      const engine = await open(port, {}, 1);
      expect(await refusal(engine.identify(table, ['surname']))).toMatch(
        /to identify the table took more than 1 seconds/,
      );
      await engine.close();
    }
  });

  it('that does not tell its version is left after the limit, and nobody is said to have cancelled it', async () => {
    const engine = await open(
      await worstDay(
        () => {},
        undefined,
        undefined,
        () => {},
      ),
      {},
      1,
    );
    expect(await refusal(engine.version())).toMatch(/to tell its version took more than 1 seconds/);
    await engine.close();
    const stop = new AbortController();
    const entry = { engine: 'connect', table: 'force.person' } as const;
    const port = await worstDay(
      () => {},
      undefined,
      undefined,
      () => {},
    );
    const stopped = await openEngine(
      { ...entry, address: `sc://127.0.0.1:${port}` },
      { env: {}, folder: '/', seconds: 20, signal: stop.signal },
    );
    const asked = refusal(stopped.version());
    stop.abort();
    expect(await asked).toMatch(/to tell its version was stopped/);
    await stopped.close();
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

  it.each([
    [
      '[MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION] Malformed records are detected in record parsing: [Ann,Ash,null].',
    ],
    ['java.lang.NumberFormatException: For input string: "Ann Ash"'],
    ['[CANNOT_PARSE_TIMESTAMP] Text "Ash" could not be parsed: [Ann] at index 0'],
  ])('that quotes a row in brackets, or a value in other marks, is told without it: %s', async (details) => {
    const port = await worstDay((call) => call.emit('error', { code: grpc.status.INTERNAL, details }));
    const engine = await open(port);
    const message = await refusal(engine.identify(table, ['surname']));
    expect(message).toContain(details.slice(0, 23));
    expect(message).not.toMatch(/Ann|Ash/);
    await engine.close();
  });

  it('that names columns is told with their names', async () => {
    const details =
      '[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column `dob` cannot be resolved. Did you mean one of [`born`, `name`].';
    const port = await worstDay((call) => call.emit('error', { code: grpc.status.INTERNAL, details }));
    const engine = await open(port);
    expect(await refusal(engine.identify(table, ['dob']))).toContain(details);
    await engine.close();
  });

  it('that cancels what was asked is told so', async () => {
    const port = await worstDay((call) => call.emit('error', { code: grpc.status.CANCELLED, details: 'by an admin' }));
    const engine = await open(port);
    expect(await refusal(engine.identify(table, ['surname']))).toMatch(/somebody cancelled what was asked/);
    await engine.close();
  });
});
