import grpc from '@grpc/grpc-js';
import { tableFromArrays, tableToIPC, utf8 } from '@uwdata/flechette';
import { afterEach, describe, expect, it } from 'vitest';
import type { KernelRequest } from '../src/connect/engine.ts';
import { METHODS } from '../src/connect/protocol.ts';
import { countDeclared, openEngine } from '../src/index.ts';
import { refusal } from './refusal.ts';

type Cells = Readonly<Record<string, readonly (string | null)[]>>;
type Said = Cells | Partial<grpc.ServiceError>;
type Call = grpc.ServerWritableStream<Buffer, Buffer>;

const servers: grpc.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.forceShutdown();
});

/** A field of a message: its number, and bytes or a whole number. */
function field(number: number, value: Uint8Array | number): Buffer {
  const varint = (whole: number): number[] => (whole < 128 ? [whole] : [(whole % 128) + 128, ...varint(whole >>> 7)]);
  return typeof value === 'number'
    ? Buffer.from([...varint(number * 8), ...varint(value)])
    : Buffer.concat([Buffer.from([...varint(number * 8 + 2), ...varint(value.length)]), value]);
}

/** A batch in Arrow, and that the answer is complete. */
function answerOf(cells: Cells): Buffer {
  const types = Object.fromEntries(Object.keys(cells).map((name) => [name, utf8()]));
  const table = tableFromArrays(cells as Record<string, string[]>, { types });
  const batch = Buffer.concat([field(1, table.numRows), field(2, tableToIPC(table, { format: 'stream' })!)]);
  return Buffer.concat([field(2, batch), field(14, Buffer.alloc(0))]);
}

/** The entry of a server of Spark Connect that answers each statement as told. */
async function entryThat(
  says: (sql: string) => Said,
  { isMute = false, before = [] as readonly Buffer[], heard = [] as grpc.Metadata[] } = {},
) {
  const server = new grpc.Server();
  const definition = Object.fromEntries(
    Object.entries(METHODS).map(([name, method]) => [name, { ...method, responseSerialize: (bytes: Buffer) => bytes }]),
  );
  const nothing = (_: unknown, answer: (error: null, value: Buffer) => void) => answer(null, Buffer.alloc(0));
  const executePlan = (call: Call) => {
    heard.push(call.metadata);
    const said = says(call.request.toString());
    if ('code' in said) return void call.emit('error', said);
    for (const part of before) call.write(part);
    call.write(answerOf(said as Cells));
    call.end();
  };
  const others = Object.keys(METHODS).map((name) => [name, isMute ? () => {} : nothing]);
  server.addService(definition as unknown as grpc.ServiceDefinition, { ...Object.fromEntries(others), executePlan });
  servers.push(server);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    ),
  );
  return { engine: 'connect', address: `sc://127.0.0.1:${port}`, table: 'force.person' } as const;
}

async function engineThat(says: (sql: string) => Said, { seconds = 20, isMute = false } = {}) {
  return openEngine(await entryThat(says, { isMute }), { env: {}, folder: '/', seconds });
}

const table = { table: 'force.person' };
const fault = (code: number, details = 'no'): Said => ({ code, details });

describe('the snapshot of a table in Spark', () => {
  const snapshotOf = async (
    said: Said,
    of: Parameters<Awaited<ReturnType<typeof engineThat>>['snapshot']>[0] = table,
  ) => {
    const engine = await engineThat(() => said);
    const told = await engine.snapshot(of).catch((cause: Error) => cause.message);
    await engine.close();
    return told;
  };

  it('is the version that its history tells of last', async () => {
    expect(await snapshotOf({ timestamp: ['2025-01-01'], version: ['7'] })).toBe('version 7');
  });

  it('is none where it has no history, or one that tells no version, or a query is counted', async () => {
    expect(await snapshotOf(fault(grpc.status.INTERNAL))).toBeNull();
    expect(await snapshotOf({ version: [null] })).toBeNull();
    expect(await snapshotOf({ timestamp: ['2025-01-01'] })).toBeNull();
    expect(await snapshotOf({ version: ['7'] }, { query: 'SELECT 1 AS a' })).toBeNull();
  });

  it('is not taken for none where the server is lost or somebody cancelled', async () => {
    expect(await snapshotOf(fault(grpc.status.UNAVAILABLE))).toMatch(
      /was lost while it was asked to name its snapshot/,
    );
    for (const cancelled of [
      fault(grpc.status.CANCELLED),
      fault(grpc.status.ABORTED),
      fault(grpc.status.INTERNAL, '[INVALID_HANDLE.OPERATION_CANCELED] The handle is invalid'),
    ])
      expect(await snapshotOf(cancelled)).toMatch(/somebody cancelled what was asked, to name its snapshot/);
  });
});

it('is waited for no longer than was allowed where it does not let in', async () => {
  const opened = engineThat(() => ({}), { seconds: 1, isMute: true });
  await expect(opened).rejects.toThrow(/to connect took more than 1 seconds/);
});

it('tells how many of its tasks are done, as often as that changes, and takes it for no part of an answer', async () => {
  const stages = (...each: readonly (readonly [tasks: number, done: number])[]) =>
    field(18, Buffer.concat(each.map(([tasks, done]) => field(1, Buffer.concat([field(2, tasks), field(3, done)])))));
  const before = [
    stages(),
    stages([1, 0]),
    stages([4, 1]),
    stages([4, 1]),
    stages([4, 4], [1200, 8]),
    field(13, Buffer.from('a')),
  ];
  const told: string[] = [];
  const entry = await entryThat(() => ({ surname: [] }), { before });
  const input = {
    name: 'people',
    schema: { name: 'people', title: 'People', fields: [] },
    counted: [{ name: 'all', counter: { name: 'combinations' }, fields: {}, options: {} }],
  };
  const open = { env: {}, folder: '/', seconds: 20 };
  const asked = { parameters: {}, settle: async () => null, onProgress: (text: string) => void told.push(text) };
  await refusal(countDeclared(input, { entry, open }, asked));
  expect(told.slice(0, 3)).toEqual([
    'describe the table: 0 of 1 task',
    'describe the table: 1 of 4 tasks',
    'describe the table: 12 of 1,204 tasks',
  ]);
});

it('names the cluster of Databricks where the entry does, and the token, with everything that it asks', async () => {
  const heard: grpc.Metadata[] = [];
  const entry = { ...(await entryThat(() => ({ version: ['7'] }), { heard })), credential: 'env:TOKEN' };
  for (const each of [{ ...entry, cluster: '0123-456789-ab12cd34' }, entry]) {
    const engine = await openEngine(each, { env: { TOKEN: 's3cret' }, folder: '/', seconds: 20 });
    await engine.snapshot(table);
    await engine.close();
  }
  const told = heard.map((each) => [each.get('x-databricks-cluster-id'), each.get('authorization')]);
  expect(told).toEqual([
    [['0123-456789-ab12cd34'], ['Bearer s3cret']],
    [[], ['Bearer s3cret']],
  ]);
});

it('gives texts of megabytes as they are, which a client takes where it is told to alone', async () => {
  const text = 'Ann Ash '.repeat(700_000);
  const engine = await engineThat(() => ({ names: [text, 'Bo'] }));
  const rows: (readonly (string | null)[])[] = [];
  for await (const batch of engine.rows(table, ['names'])) rows.push(...batch);
  await engine.close();
  expect(rows).toEqual([[text], ['Bo']]);
});

describe('the kernel in Spark', () => {
  const request: KernelRequest = {
    counter: 'log',
    columns: [{ part: 'who', column: 'who', role: 'entity', type: 'text' }],
    rows: 5,
    splitBy: null,
    sizeOf: null,
    largest: ['most'],
    code: 'count()',
    options: {},
  };
  const counts = {
    what: ['all', 'most', 'slices'],
    at: ['1', '0', '0'],
    size: ['2', '0', '0'],
    total: ['9', '8', '4'],
    most: ['6', '5', '4'],
  };
  const counted = async (answers: { node?: Said; plain?: readonly (string | null)[]; counts?: Cells }) => {
    const { node = { b: ['20.0.0'] }, plain = ['0', '0', '0'] } = answers;
    const engine = await engineThat((sql) => {
      if (sql.includes('process.versions.node')) return node;
      if (/SELECT cast\(count_if/.test(sql)) return Object.fromEntries(plain.map((cell, at) => [`c${at}`, [cell]]));
      return answers.counts ?? counts;
    });
    const told = await engine.kernel!(table, request).catch((cause: Error) => cause.message);
    await engine.close();
    return told;
  };

  it('is told as it counted, the largest of what is a largest and the sum of all else', async () => {
    expect(await counted({})).toEqual({
      rows: [
        { what: 'all', at: 1, size: 2, count: 9 },
        { what: 'most', at: 0, size: 0, count: 5 },
        { what: 'slices', at: 0, size: 0, count: 4 },
      ],
      slices: 4,
    });
  });

  it('stays here without Node 20 beside the rows, and where texts are not written plainly', async () => {
    expect(await counted({ node: { b: ['19.9.0'] } })).toMatch(/no Node of version 20 or later/);
    expect(await counted({ node: { b: [] } })).toMatch(/no Node of version 20 or later/);
    expect(await counted({ node: { b: ['node: not found'] } })).toMatch(/no Node of version 20 or later/);
    expect(await counted({ node: fault(grpc.status.INTERNAL) })).toMatch(/runs no programs on its rows/);
    expect(await counted({ plain: ['1', '0', '0'] })).toMatch(/dates are not written yyyy-mm-dd/);
    expect(await counted({ plain: ['0', '1', '0'] })).toMatch(/identifiers need cleaning/);
    expect(await counted({ plain: ['0', '0', '1'] })).toMatch(/times or numbers are not written plainly/);
  });

  it('is not believed where it tells less than was asked, or what is no count', async () => {
    expect(await counted({ plain: ['0', '0'] })).toMatch(/did not tell how its dates are written/);
    expect(await counted({ plain: ['0', '0', 'many'] })).toMatch(/did not tell how its dates are written/);
    expect(await counted({ plain: ['0', null, '0'] })).toMatch(/did not tell how its dates are written/);
    // A line that is none of the kernel’s comes back as nothing, and a count that is nothing is not nought.
    for (const odd of [
      { total: ['9.5', '8', '4'] },
      { total: [null, '8', '4'] },
      { most: ['6', null, '4'] },
      { at: ['1', null, '0'] },
      { size: ['', '0', '0'] },
      { what: [null, 'most', 'slices'] },
      { total: ['9', '8', '9007199254740993'] },
    ])
      expect(await counted({ counts: { ...counts, ...odd } })).toMatch(/a count of the kernel is no whole number/);
    const none = Object.fromEntries(Object.keys(counts).map((name) => [name, []]));
    expect(await counted({ counts: none })).toEqual({ rows: [], slices: 0 });
  });

  it('is told as ended where a worker says so behind what may be a row', async () => {
    const details = '[JOB] lost [worker 1] "x": Subprocess exited with status 137, after [Ann]';
    const engine = await engineThat((sql) => {
      if (sql.includes('process.versions.node')) return { b: ['20.0.0'] };
      if (/SELECT cast\(count_if/.test(sql)) return { a: ['0'], b: ['0'], c: ['0'] };
      return fault(grpc.status.INTERNAL, details);
    });
    await expect(engine.kernel!(table, request)).rejects.toThrow(/^a kernel ended before it had counted its slice/);
    await engine.close();
  });

  it('is not taken for one that cannot be asked where the server is lost', async () => {
    expect(await counted({ node: fault(grpc.status.UNAVAILABLE) })).toMatch(/was lost while it was asked/);
  });
});
