import { InputError } from '@assay/statistics';
import type { Engine, RowBatches } from './engine.ts';
import { type EngineEntry, engineAddress, engineCredential, isEncrypted, type OpenOptions } from './entry.ts';
import { optionalDriver } from './optional-driver.ts';
import { type ReaderDialect, rowReader } from './row-reader.ts';
import { connectLimits, withinEngineLimit } from './time-limit.ts';

/** What is used of the driver `tedious` (MIT, no native code). */
export interface Tedious {
  readonly Connection: new (settings: object) => TediousConnection;
  readonly Request: new (sql: string, done: (failure?: Error | null) => void) => TediousRequest;
}

interface TediousConnection {
  connect(done: (failure?: Error) => void): void;
  on(event: 'error' | 'end', listener: (failure?: Error) => void): void;
  execSqlBatch(request: TediousRequest): void;
  cancel(): boolean;
  close(): void;
}

interface TediousRequest {
  on(event: 'row', listener: (cells: readonly { readonly value: unknown }[]) => void): void;
  pause(): void;
  resume(): void;
}

const ROWS_AT_ONCE = 20_000;

/** Times as the calendar writes them (style 126), numbers with every digit they have (style 3), money with four places (style 2). */
const STYLES: readonly (readonly [RegExp, string | null])[] = [
  [/^(date|time|datetime|smalldatetime|datetime2|datetimeoffset)\b/, '126'],
  [/^(float|real)\b/, '3'],
  [/^(money|smallmoney)\b/, '2'],
  [
    /^(bigint|int|smallint|tinyint|bit|decimal|numeric|char|varchar|nchar|nvarchar|text|ntext|sysname|uniqueidentifier)\b/,
    null,
  ],
];

export const SQL_SERVER: ReaderDialect = {
  name: 'SQL Server',
  quote: (name) => `[${name.replaceAll(']', ']]')}]`,
  alias: 'AS t',
  mayBeginWith: false,
  text(column, type) {
    const found = STYLES.find(([pattern]) => pattern.test(type.toLowerCase()));
    if (found === undefined) return null;
    return found[1] === null ? `CAST(${column} AS nvarchar(max))` : `CONVERT(nvarchar(64), ${column}, ${found[1]})`;
  },
  // Compared with '', a text of spaces would be empty.
  filled: (text) => `CAST(COUNT_BIG(CASE WHEN DATALENGTH(${text}) > 0 THEN 1 END) AS nvarchar(40))`,
  count: 'CAST(COUNT_BIG(*) AS nvarchar(40))',
  version: "SELECT CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128))",
};

/**
 * SQL Server as a reader of rows, in one transaction of SNAPSHOT isolation. Written from the documents of the driver and the server;
 * not tried on a server by us.
 *
 * @throws InputError where the driver is not installed, nobody answers, or nobody is let in.
 */
export async function openSqlServer(
  entry: EngineEntry,
  options: OpenOptions,
  load: () => Promise<Tedious> = () => optionalDriver('tedious', 'SQL Server'),
): Promise<Engine> {
  const { host, port, path } = engineAddress(entry);
  const name = `SQL Server at ${host}:${port}`;
  const password = engineCredential(entry, options);
  const tls = isEncrypted(entry, name, host, password);
  const { Connection, Request } = await load();
  const connection = new Connection({
    server: host,
    authentication: { type: 'default', options: { userName: entry.user ?? '', password: password ?? '' } },
    options: {
      port,
      ...(path === '' ? {} : { database: path }),
      encrypt: tls,
      trustServerCertificate: false,
      connectTimeout: connectLimits(options).seconds * 1000,
      requestTimeout: 0,
      appName: 'assay',
      useUTC: true,
    },
  });
  let lost: Error | null = null;
  let isClosed = false;
  const waiting = new Set<(failure: Error) => void>();
  const lose = (cause: Error = new Error('ended')) => {
    lost ??= cause;
    for (const each of waiting) each(cause);
  };
  connection.on('error', lose);
  connection.on('end', () => {
    if (!isClosed) lose();
  });
  const stop = () => {
    isClosed = true;
    connection.close();
  };
  try {
    await withinEngineLimit(
      `${name}: to connect`,
      connectLimits(options),
      new Promise<void>((resolve, reject) => {
        waiting.add(reject);
        connection.connect((failure) => (failure ? reject(failure) : resolve()));
      }),
      stop,
    );
  } catch (cause) {
    stop();
    if (cause instanceof InputError) throw cause;
    const { code = '' } = cause as { code?: string };
    // What the server says of a login may quote it.
    if (code === 'ELOGIN') throw new InputError(`${name} does not let this user in. Check user and credential.`);
    throw new InputError(
      `nobody answers at ${host}:${port} as SQL Server (${code || 'no connection'}). Check the address.`,
    );
  } finally {
    waiting.clear();
  }
  const failed = (step: string, cause: Error): InputError => {
    if (cause instanceof InputError) return cause;
    const { number } = cause as { number?: number };
    if (number === 3952) {
      return new InputError(
        `${name} does not keep one state of its tables for a reader (3952). Ask for ALLOW_SNAPSHOT_ISOLATION, or write a Parquet file.`,
      );
    }
    // Its words may quote a value of a row.
    if (lost === null && number !== undefined) {
      return new InputError(`${name} refuses to ${step} (${number}). Mend the entry or ask for the right.`);
    }
    return new InputError(`${name} was lost while it was asked to ${step}. Nothing of it is used; run it again.`);
  };

  async function* read(step: string, sql: string): RowBatches {
    if (lost !== null) throw failed(step, lost);
    let rows: (string | null)[][] = [];
    let isDone = false;
    let failure: Error | null = null;
    let wake = () => {};
    const end = (cause: Error | null = null) => {
      isDone = true;
      failure ??= cause;
      wake();
    };
    const request = new Request(sql, (cause) => end(cause ?? null));
    request.on('row', (cells) => {
      rows.push(cells.map(({ value }) => (value === null || value === undefined ? null : String(value))));
      if (rows.length < ROWS_AT_ONCE) return;
      request.pause();
      wake();
    });
    waiting.add(end);
    connection.execSqlBatch(request);
    try {
      while (!isDone || rows.length > 0) {
        if (!isDone && rows.length < ROWS_AT_ONCE) {
          const woken = new Promise<void>((resolve) => {
            wake = resolve;
          });
          await withinEngineLimit(`${name}: to ${step}`, options, woken, stop);
        }
        if (failure !== null) throw failed(step, failure);
        const batch = rows;
        rows = [];
        if (batch.length > 0) yield batch;
        if (!isDone) request.resume();
      }
      if (failure !== null) throw failed(step, failure);
    } finally {
      waiting.delete(end);
      if (!isDone && !isClosed) connection.cancel();
    }
  }

  try {
    for await (const _ of read('begin', 'SET TRANSACTION ISOLATION LEVEL SNAPSHOT; BEGIN TRANSACTION'));
  } catch (cause) {
    if (!isClosed) stop();
    throw cause;
  }
  return rowReader(SQL_SERVER, {
    read,
    async describe(source) {
      const statement = `SELECT * FROM ${source}`.replaceAll("'", "''");
      const described: { name: string; type: string }[] = [];
      const sql = `SELECT name, system_type_name FROM sys.dm_exec_describe_first_result_set(N'${statement}', NULL, 0) WHERE is_hidden = 0 ORDER BY column_ordinal`;
      for await (const batch of read('describe the table', sql)) {
        for (const [column, type] of batch) {
          if (column === null || column === undefined) {
            throw new InputError(`${name} refuses to describe the table. Mend the entry or ask for the right.`);
          }
          described.push({ name: column, type: type ?? 'no stated type' });
        }
      }
      return described;
    },
    async close() {
      if (!isClosed) stop();
    },
  });
}
