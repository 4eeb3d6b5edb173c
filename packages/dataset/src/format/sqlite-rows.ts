import { isUtf8 } from 'node:buffer';
import { chmodSync, closeSync, constants, copyFileSync, existsSync, openSync, statSync, writeSync } from 'node:fs';
import { InputError } from '@assay/statistics';
import sqlite, { type Database } from 'node-sqlite3-wasm';
import { chosenTable, refuseOtherThanSelect } from './choose-table.ts';
import type { CellValue, NotValues } from './csv-copy.ts';

/** A text that somebody stored as bytes; `null` for a picture and the like. */
function printed(bytes: Uint8Array): string | null {
  if (!isUtf8(bytes)) return null;
  const text = Buffer.from(bytes).toString('utf8');
  return /\p{Cc}/u.test(text) ? null : text;
}

/** Where a file says how it is written and read: 2 with a log of changes beside it, 1 without. SQLite, file format, 1.3. */
const READ_VERSIONS_AT = 18;

/** An SQLite file as a copy that only this user can open: nothing done to it reaches the file, or any other. */
export async function withSqlite<Result>(
  path: string,
  copy: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const log = `${path}-wal`;
  if (existsSync(log) && statSync(log).size > 0) {
    throw new InputError(
      `${path} has changes that still lie in ${log}. Close the program that writes it, or export the table as CSV.`,
    );
  }
  copyFileSync(path, copy, constants.COPYFILE_FICLONE);
  chmodSync(copy, 0o600);
  withoutLog(copy);
  let database: Database | undefined;
  try {
    database = new sqlite.Database(copy, { readOnly: true, fileMustExist: true });
    return await work(database);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const reason = cause instanceof Error ? cause.message.split('\n')[0]! : String(cause);
    throw new InputError(`${path} cannot be read as SQLite: ${reason}. Check the file and the query.`, { cause });
  } finally {
    database?.close();
  }
}

/** A copy has no log beside it. */
function withoutLog(copy: string): void {
  const file = openSync(copy, 'r+');
  try {
    writeSync(file, Uint8Array.of(1, 1), 0, 2, READ_VERSIONS_AT);
  } finally {
    closeSync(file);
  }
}

/** Names of the tables and views, system tables left out. */
function sqliteTables(database: Database): string[] {
  const sql =
    "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
  return database.all(sql).map(({ name }) => String(name));
}

/** Rows of the one table, the named one or a query, the names of the columns first. */
export function sqliteRows(
  database: Database,
  path: string,
  choice: { readonly query?: string | undefined; readonly sheet?: string | undefined },
): {
  readonly rows: Iterable<readonly CellValue[]>;
  readonly part: string;
  readonly others: readonly string[];
  readonly notValues: NotValues;
} {
  const tables = sqliteTables(database);
  const table = choice.query === undefined ? chosenTable(path, tables, choice.sheet) : null;
  if (choice.query !== undefined) refuseOtherThanSelect(choice.query);
  const sql = table === null ? choice.query!.trim().replace(/;$/, '') : selectAll(table);
  const notValues: NotValues = new Map();
  return {
    notValues,
    rows: printedRows(queried(database, sql), notValues),
    part: table ?? choice.query!,
    others: tables.filter((each) => each !== table),
  };
}

/** Every row of a table. */
export function selectAll(table: string): string {
  return `SELECT * FROM "${table.replaceAll('"', '""')}"`;
}

/**
 * The names of a query's columns in their order, and its rows. A view tells the names where there is no row, and keeps two
 * columns of one name apart.
 */
export function queried(
  database: Database,
  sql: string,
): { readonly names: readonly string[]; readonly rows: Iterable<readonly SqliteValue[]> } {
  database.exec('PRAGMA temp_store = MEMORY');
  database.exec(`CREATE TEMP VIEW assay_rows AS ${sql}`);
  const names = database.all("SELECT name FROM pragma_table_info('assay_rows')").map(({ name }) => String(name));
  return { names, rows: rowsOfView(database, names) };
}

type SqliteValue = number | bigint | string | Uint8Array | null;

function* rowsOfView(database: Database, names: readonly string[]): Generator<SqliteValue[]> {
  const statement = database.prepare('SELECT * FROM temp.assay_rows');
  try {
    for (const row of statement.iterate()) yield names.map((name) => row[name] as SqliteValue);
  } finally {
    statement.finalize();
  }
}

function* printedRows(
  { names, rows }: ReturnType<typeof queried>,
  notValues: NotValues,
): Generator<readonly CellValue[]> {
  yield names;
  for (const row of rows) {
    yield row.map((value, at): CellValue => {
      if (!(value instanceof Uint8Array)) return value;
      const text = printed(value);
      if (text === null) notValues.set(at, 'bytes, not values');
      return text;
    });
  }
}
