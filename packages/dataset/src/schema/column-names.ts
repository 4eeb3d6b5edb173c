import { fileRelation } from '../format/relation.ts';
import { withDatabaseOf } from '../query/open-database.ts';
import { withPreparedFiles } from '../read/prepare-file.ts';
import type { ReadingChoices } from '../read/reading-choices.ts';
import { sourceFile } from '../read/source-file.ts';

/**
 * Which columns does this file have, in its order? Columns without a heading are left out.
 *
 * @throws InputError where the file cannot be read.
 *
 * @example
 * await writeTable(people, `${folder}/named.csv`);
 * (await columnNames(`${folder}/named.csv`)).length > 0 // true
 */
export async function columnNames(path: string, choices: ReadingChoices = {}): Promise<readonly string[]> {
  return withPreparedFiles([sourceFile(path)], choices, (files) =>
    withDatabaseOf(
      files.map(({ file }) => file.path),
      async (open) => (await fileRelation(open, files[0]!)).columns.filter((name) => name !== ''),
    ),
  );
}
