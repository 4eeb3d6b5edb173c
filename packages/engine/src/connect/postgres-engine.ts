import { type FingerprintDialect, fingerprintSql, identityOfRow } from '@assay/dataset/read';
import { InputError } from '@assay/statistics';
import pg from 'pg';
import { groupedSql, sourceSql } from '../count/source-sql.ts';
import type { Engine, RowBatches, TableName } from './engine.ts';
import { type EngineEntry, engineAddress, engineCredential, isEncrypted, type OpenOptions } from './entry.ts';
import { connectLimits, GOODBYE_SECONDS, withinEngineLimit } from './time-limit.ts';

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** 52 bits of MD5 as a number: hexadecimal digits through a bit string, as Postgres has no other way. */
const POSTGRES: FingerprintDialect = {
  quote,
  text: 'text',
  md5Sum: (row) =>
    `cast(coalesce(sum(cast(cast(('x' || substr(md5(${row}), 1, 13)) as bit(52)) as bigint)), 0) as text)`,
};

const ROWS_AT_ONCE = 20_000;

/** Else a statement that nobody waits for any more works on until its limit. Servers before 14 have no such setting. */
const LOOK_WHO_WAITS =
  "SELECT set_config(name, '1000', false) FROM pg_settings WHERE name = 'client_connection_check_interval'";

/**
 * Postgres as a reader: one snapshot of the table for everything that is asked (`REPEATABLE READ`, read only), values as
 * texts, dates as the calendar writes them, rows by a cursor.
 *
 * @throws InputError where nobody answers, or the server does not let this user in.
 */
export async function openPostgres(entry: EngineEntry, options: OpenOptions): Promise<Engine> {
  const { host, port, path } = engineAddress(entry);
  const name = `Postgres at ${host}:${port}`;
  const password = engineCredential(entry, options);
  const tls = isEncrypted(entry, name, host, password);
  const askedForNone = () => {
    throw new InputError(`${name} asks for a password, and the entry names none. Add "credential": "env:NAME".`);
  };
  const client = new pg.Client({
    host,
    port,
    database: path === '' ? 'postgres' : path,
    ...(entry.user === undefined ? {} : { user: entry.user }),
    // Else the client would look for one in the environment and in files, and send it in the open.
    password: password ?? askedForNone,
    ...(tls ? { ssl: { rejectUnauthorized: true } } : {}),
    connectionTimeoutMillis: connectLimits(options).seconds * 1000,
    application_name: 'assay',
    // Every value as Postgres writes it.
    types: { getTypeParser: () => (text: string | Buffer) => text as string },
  });
  let lost: Error | null = null;
  client.on('error', (cause) => {
    lost = cause;
  });
  const stop = () => {
    // Ends the socket; the server rolls back and forgets.
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  };
  const failed = (step: string, cause: unknown): InputError => {
    if (cause instanceof InputError) return cause;
    const { code = '', message } = cause as { code?: string; message?: string };
    if (/^[0-9A-Z]{5}$/.test(code) && !/^57P|^08|^25P0/.test(code)) {
      return new InputError(
        `${name} refuses to ${step} (${code})${reason(code, message)}. Mend the entry or ask for the right.`,
      );
    }
    return new InputError(`${name} was lost while it was asked to ${step}. Nothing of it is used; run it again.`, {
      cause,
    });
  };
  const ask = async (step: string, text: string): Promise<pg.QueryArrayResult<(string | null)[]>> => {
    if (lost !== null) throw failed(step, lost);
    try {
      return await withinEngineLimit(`${name}: to ${step}`, options, client.query({ text, rowMode: 'array' }), stop);
    } catch (cause) {
      throw failed(step, cause);
    }
  };
  try {
    await withinEngineLimit(`${name}: to connect`, options, client.connect(), stop);
    const start = [
      "SET datestyle = 'ISO, YMD'; SET timezone = 'UTC'; SET extra_float_digits = 1",
      `SET statement_timeout = ${Math.min(2_147_483_647, Math.ceil(options.seconds * 1000))}`,
      'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
    ];
    await withinEngineLimit(`${name}: to begin`, options, client.query(LOOK_WHO_WAITS), stop).catch((cause) => {
      // Not every system can; a lost server is told as that.
      if (!(cause instanceof pg.DatabaseError)) throw cause;
    });
    for (const text of start) await withinEngineLimit(`${name}: to begin`, options, client.query(text), stop);
  } catch (cause) {
    stop();
    const code = (cause as { code?: string }).code ?? '';
    if (cause instanceof InputError) throw cause;
    if (/^28/.test(code))
      throw new InputError(`${name} does not let this user in (${code}). Check user and credential.`);
    if (code === '3D000') throw new InputError(`${name} has no such database (${code}). Check the address.`);
    if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|^ERR_TLS/.test(code))
      throw new InputError(
        `${name} shows a certificate that nobody vouches for (${code}). Name the authority's file in NODE_EXTRA_CA_CERTS.`,
        { cause },
      );
    throw new InputError(
      `nobody answers at ${host}:${port} as Postgres (${code || 'no connection'}). Check the address.`,
      {
        cause,
      },
    );
  }
  const source = (table: TableName) => sourceSql(table, quote);
  return {
    name: 'Postgres',
    can: { kernel: false },
    version: async () => (await ask('tell its version', 'SHOW server_version')).rows[0]?.[0] ?? 'of no stated version',
    columns: async (table) =>
      (await ask('describe the table', `SELECT * FROM ${source(table)} LIMIT 0`)).fields.map(({ name }) => name),
    async identify(table, columns) {
      const { fields, rows } = await ask('identify the table', fingerprintSql(source(table), columns, POSTGRES));
      const row = Object.fromEntries(fields.map((field, at) => [field.name, rows[0]?.[at]]));
      return identityOfRow(row, columns.length);
    },
    snapshot: async () =>
      `transaction ${(await ask('name its snapshot', 'SELECT pg_current_snapshot()::text')).rows[0]?.[0] ?? 'unnamed'}`,
    async *rows(table, columns): RowBatches {
      const texts = columns.map((column) => `cast(${quote(column)} as text)`).join(', ');
      await ask('read the table', `DECLARE assay_rows NO SCROLL CURSOR FOR SELECT ${texts} FROM ${source(table)}`);
      for (;;) {
        const { rows } = await ask('read the table', `FETCH ${ROWS_AT_ONCE} FROM assay_rows`);
        if (rows.length === 0) break;
        yield rows;
      }
      await ask('read the table', 'CLOSE assay_rows');
    },
    async *grouped(table, columns, most): RowBatches {
      yield (await ask('count the table', groupedSql(source(table), columns, POSTGRES, most))).rows;
    },
    async close() {
      if (lost !== null) return;
      const bye = { seconds: GOODBYE_SECONDS };
      await withinEngineLimit(`${name}: to end`, bye, client.end(), stop).catch(() => {});
    },
  };
}

/** What the server says first, where it speaks of names (42) or of time (57): other errors may quote a value of a row. */
function reason(code: string, message = ''): string {
  return /^(42|57)/.test(code) ? `: ${message.split('\n')[0]!.slice(0, 200)}` : '';
}
