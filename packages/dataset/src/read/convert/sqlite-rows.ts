import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { InputError } from '@assay/statistics';
import startSqlite, { type Database } from 'sql.js';
import { chosenTable, refuseOtherThanSelect } from './choose-table.ts';
import type { CellValue, NotValues } from './csv-copy.ts';

/** A text that somebody stored as bytes; `null` for a picture and the like. */
function printed(bytes: Uint8Array): string | null {
  if (!isUtf8(bytes)) return null;
  const text = Buffer.from(bytes).toString('utf8');
  return /\p{Cc}/u.test(text) ? null : text;
}

const LARGEST_BYTES = 2 ** 31 - 1;

/** An SQLite file in memory: nothing done to it reaches the disk, and it reaches no other file. */
export async function withSqlite<Result>(
  path: string,
  bytes: number,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  if (bytes > LARGEST_BYTES) {
    throw new InputError(
      `${path} has ${Math.ceil(bytes / 2 ** 20)} MB; at most 2,047 MB of SQLite are read. Export the table as CSV or Parquet.`,
    );
  }
  const { Database: Open } = await startSqlite();
  const database = new Open(readFileSync(path));
  try {
    return await work(database);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const reason = cause instanceof Error ? cause.message.split('\n')[0]! : String(cause);
    throw new InputError(`${path} cannot be read as SQLite: ${reason}. Check the file and the query.`, { cause });
  } finally {
    database.close();
  }
}

/** Names of the tables and views, system tables left out. */
function sqliteTables(database: Database): string[] {
  const sql =
    "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
  return database.exec(sql)[0]?.values.map(([name]) => String(name)) ?? [];
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
  const sql = table === null ? choice.query! : `SELECT * FROM "${table.replaceAll('"', '""')}"`;
  const notValues: NotValues = new Map();
  return {
    notValues,
    rows: rowsOf(database, sql, notValues),
    part: table ?? choice.query!,
    others: tables.filter((each) => each !== table),
  };
}

function* rowsOf(database: Database, sql: string, notValues: NotValues): Generator<readonly CellValue[]> {
  const statement = database.prepare(sql);
  try {
    const names = statement.getColumnNames();
    yield names;
    while (statement.step()) {
      yield statement.get().map((value, at): CellValue => {
        if (!(value instanceof Uint8Array)) return value as CellValue;
        const text = printed(value);
        if (text === null) notValues.set(at, 'bytes, not values');
        return text;
      });
    }
  } finally {
    statement.free();
  }
}
