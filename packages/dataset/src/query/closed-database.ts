import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { sqlText } from '../read/open-database.ts';

export interface QueryLimits {
  readonly megabytes: number;
  readonly seconds: number;
}

/**
 * A database in memory that opens no file, reaches no network, fetches no extension and writes nothing to disk, whatever
 * a statement says: no statement can widen that. One thread, so that sums have one order.
 */
export async function withClosedDatabase<Result>(
  { megabytes }: QueryLimits,
  work: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run('SET autoinstall_known_extensions = false');
    await connection.run('SET autoload_known_extensions = false');
    await connection.run('SET threads = 1');
    // Otherwise that of the machine.
    await connection.run("SET TimeZone = 'UTC'");
    await connection.run(`SET memory_limit = ${sqlText(`${megabytes}MB`)}`);
    await connection.run("SET temp_directory = ''");
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
