import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/**
 * A database in memory that can open the named files and nothing else: no other path, no network, no extension fetched, and
 * no statement can widen that afterwards.
 */
export async function withDatabase<Result>(
  paths: readonly string[],
  work: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run('SET autoinstall_known_extensions = false');
    await connection.run('SET autoload_known_extensions = false');
    // One chunk in flight starves the parser: with the default of 1 MB a stream took three times as long.
    await connection.run("SET streaming_buffer_size = '64MB'");
    // A moment is written with its offset, and by the machine's own clock a day could differ from machine to machine.
    await connection.run("SET TimeZone = 'UTC'");
    await connection.run(`SET allowed_paths = [${paths.map(sqlText).join(', ')}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A text as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
