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
  const instance = await duckdb().DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    for (const setting of [...BEFORE, ...settings, ...AFTER]) await connection.run(`SET ${setting}`);
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const BEFORE = [
  'autoinstall_known_extensions = false',
  'autoload_known_extensions = false',
  // A moment is written with its offset, and by the machine's own clock a day could differ from machine to machine.
  "TimeZone = 'UTC'",
];

const AFTER = ['enable_external_access = false', 'lock_configuration = true'];
