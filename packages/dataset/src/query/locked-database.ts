import type { DuckDBConnection } from '@duckdb/node-api';
import { duckdb } from './duckdb.ts';

/**
 * A database in memory with these settings, that fetches no extension and reaches nothing that they do not name; no
 * statement can widen that afterwards.
 */
export async function withLockedDatabase<Result>(
  settings: readonly string[],
  work: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  return withDatabaseAsked(settings, async (open) => work(await open()));
}

/** Opens a database, or gives the one that is open. */
export type OpenDatabase = () => Promise<DuckDBConnection>;

/** The same, opened when it is first asked for: a text of plain records needs none. */
export async function withDatabaseAsked<Result>(
  settings: readonly string[],
  work: (open: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  let opened: Promise<DuckDBConnection> | null = null;
  let close = () => {};
  const open = async () => {
    const instance = await duckdb().DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    close = () => {
      connection.closeSync();
      instance.closeSync();
    };
    for (const setting of [...BEFORE, ...settings, ...AFTER]) await connection.run(`SET ${setting}`);
    return connection;
  };
  try {
    return await work(() => {
      opened ??= open();
      return opened;
    });
  } finally {
    close();
  }
}

const BEFORE = [
  'autoinstall_known_extensions = false',
  'autoload_known_extensions = false',
  // A moment is written with its offset, and by the machine's own clock a day could differ from machine to machine.
  "TimeZone = 'UTC'",
];

const AFTER = ['enable_external_access = false', 'lock_configuration = true'];
