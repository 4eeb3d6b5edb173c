import type { DuckDBConnection } from '@duckdb/node-api';
import { withLockedDatabase } from './locked-database.ts';
import { sqlText } from './sql-text.ts';

export interface QueryLimits {
  readonly megabytes: number;
  readonly seconds: number;
}

/**
 * A database in memory that opens no file, reaches no network and writes nothing to disk, whatever a statement says. One
 * thread, so that sums have one order.
 */
export async function withClosedDatabase<Result>(
  { megabytes }: QueryLimits,
  work: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  return withLockedDatabase(
    ['threads = 1', `memory_limit = ${sqlText(`${megabytes}MB`)}`, "temp_directory = ''"],
    work,
  );
}
