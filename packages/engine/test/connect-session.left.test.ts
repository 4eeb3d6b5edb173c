import grpc from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { METHODS } from '../src/connect/protocol.ts';
import { openEngine } from '../src/index.ts';
import { refusal } from './refusal.ts';

type Asked = { readonly request: Uint8Array };
type Answer = (error: null, value: Buffer) => void;

const servers: grpc.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.forceShutdown();
});

/** Field 6 of a request, a text of 36 letters: which operation it is about. */
const operationOf = ({ request }: Asked) => /2\$([0-9a-f-]{36})/.exec(Buffer.from(request).toString('latin1'))?.[1];

/** A server that is at work for ever, is slow to hear what it is told, and what it heard in turn. */
async function atWork() {
  const heard: string[] = [];
  const server = new grpc.Server();
  const definition = Object.fromEntries(
    Object.entries(METHODS).map(([name, method]) => [name, { ...method, responseSerialize: (bytes: Buffer) => bytes }]),
  );
  const slowly = (what: (asked: Asked) => string) => (asked: Asked, answer: Answer) =>
    void setTimeout(() => {
      heard.push(what(asked));
      answer(null, Buffer.alloc(0));
    }, 200);
  // Field 4 of an interrupt is of which kind it is: 3, that of one operation.
  const isOfOne = ({ request }: Asked) => Buffer.from(request).includes(Buffer.from([4 * 8, 3]));
  server.addService(
    definition as unknown as grpc.ServiceDefinition,
    {
      config: (_: unknown, answer: Answer) => answer(null, Buffer.alloc(0)),
      executePlan: (call: Asked) => void heard.push(`asked ${operationOf(call)}`),
      interrupt: slowly((asked) => `${isOfOne(asked) ? 'left' : 'told of no kind'} ${operationOf(asked)}`),
      releaseSession: (_: unknown, answer: Answer) => {
        heard.push('released');
        answer(null, Buffer.alloc(0));
      },
    } as unknown as grpc.UntypedServiceImplementation,
  );
  servers.push(server);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    ),
  );
  return { entry: { engine: 'connect', address: `sc://127.0.0.1:${port}`, table: 'force.person' } as const, heard };
}

describe('a statement that nobody waits for', () => {
  it.each([
    ['after its time', 0.5, /took more than 0\.5 seconds/],
    ['where it is stopped', 60, /was stopped/],
  ])('is interrupted by its name, once, before the session is released: %s', async (_, seconds, message) => {
    const { entry, heard } = await atWork();
    const stop = new AbortController();
    const engine = await openEngine(entry, { env: {}, folder: '/', seconds, signal: stop.signal });
    const asked = refusal(engine.identify({ table: 'force.person' }, ['surname']));
    if (seconds === 60) {
      while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      stop.abort();
    }
    expect(await asked).toMatch(message);
    await engine.close();
    const [, operation] = heard[0]!.split(' ');
    expect(operation).toMatch(/^[0-9a-f-]{36}$/);
    expect(heard).toEqual([`asked ${operation}`, `left ${operation}`, 'released']);
  });
});
