import { InputError } from '@assay/statistics';
import { field } from '../schema/field.ts';
import { textColumn } from '../table/column-of.ts';
import { readTable } from './read-table.ts';
import type { ReadingChoices } from './reading-choices.ts';

const WORD = field.text('word', 'Word', 'As it stands in the file.', 'category', { required: true });
const READ_AS = field.text('read_as', 'Read as', 'What it means, in a word of the list.', 'category', {
  required: true,
  aliases: ['meaning', 'means'],
});
const FIELD = field.text('field', 'Field', 'Of which field the word is.', 'category');

/**
 * What do words of a file mean, as somebody wrote it into a table with the columns `word` and `read as`, and `field` where it is not
 * said whose words they are? By field and word, as a {@link ReadingChoices} has them; a row without a meaning says nothing.
 *
 * @param field the field whose words they are; `null` where the table's own column says it.
 *
 * @throws InputError where the table cannot be read, says of no field, names a word twice, or gives no word a meaning.
 *
 * @example
 * await writeTable(wordTable, `${folder}/words.csv`);
 * await readWordFile(`${folder}/words.csv`, 'outcome') // { outcome: { Nicked: 'arrest' } }
 */
export async function readWordFile(path: string, field: string | null): Promise<NonNullable<ReadingChoices['words']>> {
  const schema = { name: 'words', title: 'Words', fields: [{ ...FIELD, required: field === null }, WORD, READ_AS] };
  const { table } = await readTable({ paths: [path], schema }).catch((cause: unknown) => {
    if (!(cause instanceof InputError && cause.message.startsWith('no column for the required'))) throw cause;
    const needed = schema.fields.filter(({ required }) => required).map(({ title }) => `"${title.toLowerCase()}"`);
    throw new InputError(
      `${path} is no table of words: it needs the columns ${needed.join(', ')}. Begin one with assay words.`,
    );
  });
  const textAt = (name: string) => {
    const { codes, values } = textColumn(table, name);
    return (row: number) => values[codes[row]!] ?? '';
  };
  const [wordAt, meaningAt] = [textAt('word'), textAt('read_as')];
  const fieldAt = Object.hasOwn(table.columns, 'field') ? textAt('field') : () => '';
  const said = new Map<string, Map<string, string>>();
  for (let row = 0; row < table.rowCount; row++) {
    const [own, word, meaning] = [fieldAt(row), wordAt(row), meaningAt(row)];
    const where = `row ${row + 1} of ${path}`;
    if (meaning === '') continue;
    if (word === '')
      throw new InputError(`${where} gives "${meaning}" to no word. Write the word, or leave the row out.`);
    if (own === '' && field === null)
      throw new InputError(`${where} does not say of which field "${word}" is. Write it.`);
    if (own !== '' && field !== null && own !== field)
      throw new InputError(`${where} is of the field ${own}, not of ${field}. Give the file to the whole input.`);
    const words = said.get(field ?? own) ?? new Map<string, string>();
    if (words.has(word)) throw new InputError(`${where} maps "${word}" of ${field ?? own} a second time. Keep one.`);
    said.set(field ?? own, words.set(word, meaning));
  }
  if (said.size === 0) throw new InputError(`${path} gives no word a meaning. Fill in some under "read as".`);
  return Object.fromEntries([...said].map(([name, words]) => [name, Object.fromEntries(words)]));
}
