import { join } from 'node:path';
import { withTemporaryFolder } from '@assay/evidence';
import type { DuckDBConnection } from '@duckdb/node-api';
import { duckdb } from '../../query/duckdb.ts';
import { sqlText } from '../../query/sql-text.ts';

/** A database that spills to a folder of its own, and can open that folder and the named files and nothing else. */
interface Staging {
  readonly connection: DuckDBConnection;
  readonly folder: string;
}

/**
 * Opens a staging place for tables larger than memory. Its folder can be opened by this user alone, because it holds the
 * same people as the table does, and is gone afterwards.
 */
export async function withStaging<Result>(
  paths: readonly string[],
  memoryMegabytes: number,
  work: (staging: Staging) => Promise<Result>,
): Promise<Result> {
  return withTemporaryFolder('slices', async (folder) => {
    const instance = await duckdb().DuckDBInstance.create(join(folder, 'staging.duckdb'), {
      memory_limit: `${memoryMegabytes}MB`,
      temp_directory: join(folder, 'spill'),
      preserve_insertion_order: 'false',
    });
    const connection = await instance.connect();
    try {
      for (const statement of [
        'SET autoinstall_known_extensions = false',
        'SET autoload_known_extensions = false',
        `SET allowed_paths = [${paths.map(sqlText).join(', ')}]`,
        `SET allowed_directories = [${sqlText(`${folder}/`)}]`,
        'SET enable_external_access = false',
        'SET lock_configuration = true',
      ]) {
        await connection.run(statement);
      }
      return await work({ connection, folder });
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  });
}
