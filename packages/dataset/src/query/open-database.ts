import { withTemporaryFolder } from '@assay/evidence';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type OpenDatabase, withDatabaseAsked } from './locked-database.ts';
import { sqlText } from './sql-text.ts';

/** A database in memory that can open the named files and nothing else: no other path, no network. */
export async function withDatabase<Result>(
  paths: readonly string[],
  work: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  return withDatabaseOf(paths, async (open) => work(await open()));
}

/** The same, opened when it is first asked for. */
export async function withDatabaseOf<Result>(
  paths: readonly string[],
  work: (open: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  return withTemporaryFolder('spill', (folder) =>
    withDatabaseAsked(
      [
        // One chunk in flight starves the parser: with the default of 1 MB a stream took three times as long.
        "streaming_buffer_size = '64MB'",
        // What does not fit into memory would else lie where whoever started us stood.
        `temp_directory = ${sqlText(folder)}`,
        `allowed_paths = [${paths.map(sqlText).join(', ')}]`,
      ],
      work,
    ),
  );
}
