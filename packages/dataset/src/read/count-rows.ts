import { fileRelation } from '../format/relation.ts';
import { describeDatabaseFailure } from '../query/database-error.ts';
import { withDatabase } from '../query/open-database.ts';
import { withPreparedFiles } from './prepare-file.ts';
import { sourceFile } from './source-file.ts';

/**
 * How many rows does a file have? Streams through it and keeps nothing.
 *
 * @throws InputError as `readTable` does.
 *
 * @example
 * await writeTable(people, `${folder}/counted.parquet`);
 * await countRows(`${folder}/counted.parquet`) // 3
 */
export async function countRows(path: string): Promise<number> {
  return withPreparedFiles([sourceFile(path)], {}, ([prepared]) => {
    const { file } = prepared!;
    return withDatabase([file.path], async (connection) => {
      const { query } = await fileRelation(async () => connection, prepared!);
      try {
        const { sql } = await query([{ position: 0, wanted: 'text' }], false);
        const counted = await connection.runAndReadAll(`SELECT count(*)::DOUBLE FROM (${sql})`);
        return Number(counted.getRows()[0]![0]);
      } catch (cause) {
        throw describeDatabaseFailure(file, cause);
      }
    });
  });
}
