import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { ORACLE, type OracleDriver, openOracle } from '../src/connect/oracle.ts';
import { openSqlServer, SQL_SERVER, type Tedious } from '../src/connect/sql-server.ts';
import { countFiles, countTable, type EngineEntry, openEngine } from '../src/index.ts';
import { refusal } from './refusal.ts';
import { FIELDS, register, sweepRequest } from './register.ts';

const SECRET = 's3cret-word';
const COLUMNS = Object.values(FIELDS);
const people = register(300);
const folder = mkdtempSync(join(tmpdir(), 'assay-readers-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => void vi.useRealTimers());

/** The register as a server would hold it. */
const ROWS = Array.from({ length: people.table.rowCount }, (_, row) =>
  COLUMNS.map((name) => {
    const { codes, values } = people.text(name);
    return values[codes[row]!] ?? null;
  }),
);
const FILLED = COLUMNS.map((_, at) => ROWS.filter((row) => row[at] !== null).length);

type Rows = readonly (readonly (string | null)[])[];

const isReading = (sql: string) => /^SELECT .*date_of_birth/.test(sql) && !/COUNT/.test(sql);

/** What a server answers, and what it was asked and told. */
class Server {
  readonly asked: string[] = [];
  settings: object = {};
  timesClosed = 0;
  isDropped: boolean | null = null;
  count: string | null = String(ROWS.length);
  isMute = false;
  rows: Rows = ROWS;
  fault: ((sql: string) => Error | 'silent' | null) | null = null;

  answer(sql: string): Rows {
    this.asked.push(sql);
    if (/ProductVersion|product_component_version/.test(sql)) return [['16.0.1']];
    if (/describe_first_result_set/.test(sql))
      return COLUMNS.map((name) => [name, name === 'date_of_birth' ? 'date' : 'nvarchar(80)']);
    const order = COLUMNS.map((_, at) => at).sort((a, b) => sql.indexOf(COLUMNS[a]!) - sql.indexOf(COLUMNS[b]!));
    if (/COUNT/.test(sql)) return [[this.count, ...order.map((at) => String(FILLED[at]))]];
    return isReading(sql) ? this.rows.map((row) => order.map((at) => row[at]!)) : [];
  }
}

function tedious(server: Server, login: Error | null = null): Tedious {
  class Request extends EventEmitter {
    isPaused = false;
    readonly sql: string;
    readonly done: (failure?: Error | null) => void;
    #left: Rows[number][] | null = null;
    constructor(sql: string, done: (failure?: Error | null) => void) {
      super();
      this.sql = sql;
      this.done = done;
    }
    pause() {
      this.isPaused = true;
      // Some rows are on their way when they are told to wait.
      setImmediate(() => this.#send(3));
    }
    resume() {
      this.isPaused = false;
      setImmediate(() => this.#send(0));
    }
    begin(rows: Rows) {
      this.#left = [...rows].reverse();
      this.#send(0);
    }
    #send(onTheirWay: number) {
      for (let late = 0; this.#left !== null && this.#left.length > 0 && (!this.isPaused || late < onTheirWay); late++)
        this.emit(
          'row',
          this.#left.pop()!.map((value) => ({ value })),
        );
      if (this.#left?.length !== 0) return;
      this.#left = null;
      this.done();
    }
  }
  class Connection extends EventEmitter {
    constructor(settings: object) {
      super();
      server.settings = settings;
    }
    connect(done: (failure?: Error) => void) {
      if (!server.isMute) setImmediate(() => done(login ?? undefined));
    }
    execSqlBatch(request: Request) {
      const fault = server.fault?.(request.sql) ?? null;
      if (fault === 'silent') return;
      setImmediate(() => {
        if (fault !== null) return request.done(fault);
        request.begin(server.answer(request.sql));
      });
    }
    cancel() {
      return true;
    }
    close() {
      server.timesClosed++;
      this.emit('end');
    }
  }
  return { Connection, Request } as unknown as Tedious;
}

function oracle(server: Server, login: Error | null = null): OracleDriver {
  const connection = {
    async execute(sql: string) {
      const fault = server.fault?.(sql) ?? null;
      if (fault === 'silent') return new Promise<never>(() => {});
      if (fault !== null) throw fault;
      if (/WHERE 1 = 0$/.test(sql)) {
        server.asked.push(sql);
        return {
          metaData: COLUMNS.map((name) => ({ name, dbTypeName: name === 'date_of_birth' ? 'DATE' : 'VARCHAR2' })),
        };
      }
      let left = server.answer(sql);
      const getRows = async (most: number) => {
        const some = left.slice(0, most);
        left = left.slice(most);
        return some;
      };
      return { resultSet: { getRows, close: async () => {} } };
    },
    break: async () => {},
    close: async ({ drop }: { readonly drop: boolean }) => {
      server.timesClosed++;
      server.isDropped = drop;
      if (server.isMute) await new Promise<never>(() => {});
    },
  };
  return {
    OUT_FORMAT_ARRAY: 4001,
    async getConnection(settings: object) {
      server.settings = settings;
      if (server.isMute) return new Promise<never>(() => {});
      if (login !== null) throw login;
      return connection;
    },
  } as unknown as OracleDriver;
}

const ENGINES = [
  {
    name: 'SQL Server',
    entry: { engine: 'sqlserver', address: 'sqlserver://lake.force/people' },
    open: (server: Server, options: Parameters<typeof openSqlServer>[1], entry: EngineEntry, login?: Error) =>
      openSqlServer(entry, options, async () => tedious(server, login ?? null)),
    badLogin: Object.assign(new Error(`Login failed: ${SECRET}`), { code: 'ELOGIN' }),
    refused: Object.assign(new Error(`Conversion failed: 'Ann Ash ${SECRET}'`), { number: 245, code: 'EREQUEST' }),
    lost: Object.assign(new Error('Connection lost - read ECONNRESET'), { code: 'ECONNRESET' }),
    state: 'SET TRANSACTION ISOLATION LEVEL SNAPSHOT; BEGIN TRANSACTION',
    texts: [
      'CAST([surname] AS nvarchar(max))',
      'CONVERT(nvarchar(64), [date_of_birth], 126)',
      ' FROM [force].[person] AS t',
    ],
  },
  {
    name: 'Oracle',
    entry: { engine: 'oracle', address: 'oracle://lake.force/people' },
    open: (server: Server, options: Parameters<typeof openOracle>[1], entry: EngineEntry, login?: Error) =>
      openOracle(entry, options, async () => oracle(server, login ?? null)),
    badLogin: Object.assign(new Error(`invalid credential ${SECRET}`), { code: 'ORA-01017' }),
    refused: Object.assign(new Error(`value Ann Ash ${SECRET}`), { code: 'ORA-00942' }),
    lost: Object.assign(new Error('connection closed'), { code: 'NJS-500' }),
    state: 'SET TRANSACTION READ ONLY',
    texts: [
      'TO_CHAR("surname")',
      `CASE WHEN "date_of_birth" = TRUNC("date_of_birth") THEN TO_CHAR("date_of_birth", 'YYYY-MM-DD') ELSE TO_CHAR("date_of_birth", 'YYYY-MM-DD"T"HH24:MI:SS') END`,
      ' FROM "force"."person" t',
    ],
  },
] as const;

const TABLE = { table: 'force.person' };

describe.each(ENGINES)('$name by a driver that is made up', ({ entry: where, open, ...own }) => {
  const entry: EngineEntry = { ...where, ...TABLE, user: 'assay', credential: 'env:TOKEN' };
  const options = { env: { TOKEN: SECRET }, folder: '/', seconds: 20 };

  it('gives the counts and the fingerprint that the file gives, of one state of the table, and says that it is untried', async () => {
    const server = new Server();
    const engine = await open(server, options, entry);
    const counted = await countTable(engine, TABLE, sweepRequest());
    await engine.close();
    const csv = join(folder, 'people.csv');
    await people.write(csv);
    const file = await countFiles([csv], sweepRequest());
    expect(JSON.stringify(counted.passes)).toBe(JSON.stringify(file.passes));
    expect(counted.origin).toMatchObject({ step: 'rows brought here, counted in slices', digest: file.origin.digest });
    expect(engine.isUntried).toBe(true);
    expect(server.asked[0]).toBe(own.state);
    const read = server.asked.find(isReading);
    for (const text of own.texts) expect(read).toContain(text);
    expect(server.timesClosed).toBe(1);
    // The secret goes to the driver and nowhere else.
    expect(JSON.stringify(server.settings)).toContain(SECRET);
    expect(JSON.stringify(counted)).not.toContain(SECRET);
    expect(JSON.stringify(counted)).not.toContain('lake.force');
  });

  it('refuses rows that are fewer, or emptier, than it told of', async () => {
    for (const rows of [ROWS.slice(1), ROWS.map((row, at) => (at === 0 ? [null, ...row.slice(1)] : row))]) {
      const server = new Server();
      const engine = await open(server, options, entry);
      server.rows = rows;
      expect(await refusal(countTable(engine, TABLE, sweepRequest()))).toMatch(/Nothing of it is used/);
      await engine.close();
    }
  });

  it('ends in one line, without its secret or a value of a row, whatever befalls it', async () => {
    const said: string[] = [];
    said.push(await refusal(open(new Server(), options, entry, own.badLogin)));
    said.push(await refusal(open(new Server(), options, entry, own.lost)));
    for (const fault of [own.refused, own.lost]) {
      const server = new Server();
      const engine = await open(server, options, entry);
      server.fault = (sql) => (isReading(sql) ? fault : null);
      said.push(await refusal(countTable(engine, TABLE, sweepRequest())));
      await engine.close();
    }
    const mute = Object.assign(new Server(), { isMute: true });
    const unheard = await refusal(open(mute, { ...options, seconds: 0.2 }, entry));
    expect(unheard).toMatch(/to connect took more than 0\.2 seconds/);
    const silent = new Server();
    const engine = await open(silent, { ...options, seconds: 0.2 }, entry);
    silent.fault = () => 'silent';
    said.push(await refusal(engine.columns(TABLE)));
    await engine.close();
    expect(said[0]).toMatch(/does not let this user in/);
    expect(said[1]).toMatch(/^nobody answers at lake\.force:\d+ as /);
    expect(said[2]).toMatch(/refuses to read the table \((245|ORA-00942)\)/);
    expect(said[3]).toMatch(/was lost while it was asked to read the table\. Nothing of it is used/);
    expect(said[4]).toMatch(/to describe the table took more than 0\.2 seconds/);
    for (const line of said) expect(line).not.toMatch(new RegExp(`\n|${SECRET}|Ann Ash`));
  });

  it('is left where the first thing that is asked of it fails', async () => {
    const server = new Server();
    server.fault = (sql) => (sql === own.state ? own.refused : null);
    expect(await refusal(open(server, options, entry))).toMatch(/refuses to begin \((245|ORA-00942)\)/);
    expect(server.timesClosed).toBe(1);
  });

  it('stops when it is told to', async () => {
    const server = new Server();
    const stop = new AbortController();
    const engine = await open(server, { ...options, signal: stop.signal }, entry);
    server.fault = () => 'silent';
    const asked = refusal(engine.columns(TABLE));
    stop.abort();
    expect(await asked).toMatch(/to describe the table was stopped\. Nothing of it is used/);
    // What was ended is not ended a second time.
    await engine.close();
    expect(server.timesClosed).toBe(1);
  });

  it('is not believed where it tells what is no number of rows', async () => {
    const server = new Server();
    const engine = await open(server, options, entry);
    for (const count of ['1.5', '-1', 'many', null]) {
      server.count = count;
      expect(await refusal(engine.identify(TABLE, ['surname']))).toMatch(
        /^(SQL Server|Oracle) did not tell how many rows the table has\. Nothing of it is used/,
      );
    }
    await engine.close();
  });

  it('reads more rows than it holds at once, however slowly they are taken', async () => {
    const server = new Server();
    const engine = await open(server, options, entry);
    server.rows = Array.from({ length: 40_002 }, (_, at) => COLUMNS.map(() => String(at)));
    const seen: (string | null)[] = [];
    for await (const batch of engine.rows(TABLE, ['date_of_birth'])) {
      for (const [value] of batch) seen.push(value!);
      for (let turn = 0; turn < 4; turn++) await nextTurn();
    }
    await engine.close();
    expect(seen).toEqual(server.rows.map(([value]) => value));
  });

  it('sends no credential in the open, and says how its driver is installed where it is not', async () => {
    expect(await refusal(open(new Server(), options, { ...entry, tls: false }))).toMatch(/not sent without encryption/);
    const absent = await refusal(openEngine({ ...where, ...TABLE }, { env: {}, folder: '/', seconds: 5 }));
    expect(absent).toMatch(/is not installed\. Do: npm install --no-save (tedious|oracledb)$/);
  });
});

it.each([
  ['lake.force', 'tcps://lake.force:1521/people', true],
  ['127.0.0.1', 'tcp://127.0.0.1:1521/people', false],
])('are reached by TLS but on this machine: %s', async (host, connectString, encrypt) => {
  const [server, other] = [new Server(), new Server()];
  const options = { env: {}, folder: '/', seconds: 20 };
  await openOracle({ engine: 'oracle', address: `oracle://${host}/people` }, options, async () => oracle(server));
  const entry: EngineEntry = { engine: 'sqlserver', address: `sqlserver://${host}/people` };
  await openSqlServer(entry, options, async () => tedious(other));
  expect(server.settings).toMatchObject({ connectString });
  expect(other.settings).toMatchObject({ options: { encrypt, port: 1433, database: 'people' } });
});

it('Oracle, which waits for a good-bye, waits two seconds for it', async () => {
  const server = new Server();
  const entry: EngineEntry = { engine: 'oracle', address: 'oracle://lake.force/people', ...TABLE };
  const options = { env: {}, folder: '/', seconds: 20 };
  const engine = await openOracle(entry, options, async () => oracle(server));
  server.isMute = true;
  vi.useFakeTimers();
  let isOver = false;
  const closed = engine.close().then(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(1999);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await closed;
  expect(server.timesClosed).toBe(1);
});

it('Oracle shows out whoever comes in after the limit, and keeps no session for another', async () => {
  const server = new Server();
  const entry: EngineEntry = { engine: 'oracle', address: 'oracle://lake.force/people', ...TABLE };
  const driver = oracle(server);
  let letIn = (): void => {};
  const late = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  const lateDriver: OracleDriver = {
    ...driver,
    getConnection: (settings) => late.then(() => driver.getConnection(settings)),
  };
  const opened = refusal(openOracle(entry, { env: {}, folder: '/', seconds: 0.05 }, async () => lateDriver));
  expect(await opened).toMatch(/to connect took more than 0\.05 seconds/);
  expect(server.timesClosed).toBe(0);
  letIn();
  await nextTurn();
  expect([server.timesClosed, server.isDropped]).toEqual([1, true]);
});

it('are reached at an address of their own kind, Oracle by the name of a service', async () => {
  const said = (engine: EngineEntry['engine'], address: string) =>
    refusal(openEngine({ engine, address, ...TABLE }, { env: {}, folder: '/', seconds: 5 }));
  expect(await said('sqlserver', 'postgres://lake/people')).toMatch(/Write sqlserver:\/\/host:1433\/database/);
  expect(await said('sqlserver', `sqlserver://user:${SECRET}@lake/people`)).not.toContain(SECRET);
  expect(await said('oracle', 'oracle://lake')).toBe(
    'the address of the oracle entry names no service. Write oracle://host:1521/service, the user as "user".',
  );
});

describe('values as texts', () => {
  it('keep names apart from statements', () => {
    expect(SQL_SERVER.quote('a]; DROP TABLE x--')).toBe('[a]]; DROP TABLE x--]');
    // No name of Oracle holds a quotation mark.
    expect(ORACLE.quote('a" FROM x--')).toBe('"a FROM x--"');
  });

  it.each([
    ['datetime2(7)', 'CONVERT(nvarchar(64), c, 126)'],
    ['float', 'CONVERT(nvarchar(64), c, 3)'],
    ['money', 'CONVERT(nvarchar(64), c, 2)'],
    ['decimal(9,2)', 'CAST(c AS nvarchar(max))'],
    ['varbinary(max)', null],
    ['xml', null],
  ])('of %s in SQL Server', (type, text) => {
    expect(SQL_SERVER.text('c', type)).toBe(text);
  });

  it.each([
    ['TIMESTAMP', `TO_CHAR(c, 'YYYY-MM-DD"T"HH24:MI:SS.FF6')`],
    ['TIMESTAMP WITH TIME ZONE', `TO_CHAR(c, 'YYYY-MM-DD"T"HH24:MI:SS.FF6TZH:TZM')`],
    ['NUMBER', `TO_CHAR(c, 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')`],
    ['NVARCHAR2', 'TO_CHAR(c)'],
    ['CLOB', null],
    ['BLOB', null],
  ])('of %s in Oracle', (type, text) => {
    expect(ORACLE.text('c', type)).toBe(text);
  });

  it('refuse a type that is none, and a query that begins with WITH where the server takes none', async () => {
    const server = new Server();
    const options = { env: {}, folder: '/', seconds: 20 };
    const entry: EngineEntry = { engine: 'sqlserver', address: 'sqlserver://127.0.0.1/x', ...TABLE };
    const engine = await openSqlServer(entry, options, async () => tedious(server));
    expect(await refusal(engine.identify(TABLE, ['photo']))).toMatch(/column "photo" holds nothing that is there/);
    const query = 'WITH a AS (SELECT 1 AS x) SELECT x FROM a';
    expect(await refusal(engine.columns({ query }))).toMatch(/takes no query that begins with WITH/);
    await engine.close();
    const oracleEntry: EngineEntry = { engine: 'oracle', address: 'oracle://127.0.0.1/x', ...TABLE };
    const other = await openOracle(oracleEntry, options, async () => oracle(server));
    expect(await other.columns({ query })).toEqual(COLUMNS);
    await other.close();
  });
});
