import { InputError } from '@assay/statistics';
import { fileRelation } from '../format/relation.ts';
import { lookAtColumns } from '../profile/look-at-columns.ts';
import { withDatabase } from '../query/open-database.ts';
import { withPreparedFiles } from '../read/prepare-file.ts';
import type { ReadingChoices } from '../read/reading-choices.ts';
import { sourceFile } from '../read/source-file.ts';
import { guessField } from './guess-field.ts';
import type { TableSchema } from './table-schema.ts';

/**
 * What might this file's columns be? A schema with every column, its type and role guessed from heading and first rows;
 * columns without a heading are left out. A guess to start from, never one to compute on unseen.
 *
 * @throws InputError where the file cannot be read, or has no column with a heading.
 *
 * @example
 * await writeTable(people, `${folder}/guessed.csv`);
 * (await guessSchema(`${folder}/guessed.csv`, 'rows')).name // 'rows'
 */
export async function guessSchema(path: string, name: string, choices: ReadingChoices = {}): Promise<TableSchema> {
  return withPreparedFiles([sourceFile(path)], choices, async (files) =>
    withDatabase(
      files.map(({ file }) => file.path),
      async (connection) => {
        const from = await fileRelation(async () => connection, files[0]!);
        const looks = await lookAtColumns(connection, from, Number.POSITIVE_INFINITY);
        if (looks === null)
          throw new InputError(
            `the first rows of ${path} cannot be read as they stand. Mend them, or export it again.`,
          );
        if (looks.length === 0)
          throw new InputError(`${path} has no column with a heading. Give it a first line that names its columns.`);
        const taken = new Set<string>();
        return { name, title: name, fields: looks.map((look) => guessField(freeName(look.column, taken), look)) };
      },
    ),
  );
}

/** The heading as a name in lower case with underscores, told apart from those before it by a number. */
function freeName(heading: string, taken: Set<string>): string {
  const plain = heading
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/[æœ]/g, 'ae');
  const words = plain.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  const base = /^[a-z]/.test(words) ? words : `column_${words}`.replace(/_$/, '');
  let name = base;
  for (let number = 2; taken.has(name); number++) name = `${base}_${number}`;
  taken.add(name);
  return name;
}
