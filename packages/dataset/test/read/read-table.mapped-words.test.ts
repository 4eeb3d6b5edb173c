import { describe, expect, it } from 'vitest';
import { accountLines, field, tableSchema, textColumn } from '../../src/index.ts';
import { type ReadingChoices, readTable, readWordFile } from '../../src/read/index.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const schema = tableSchema({
  name: 'searches',
  title: 'Searches',
  fields: [
    field.text('id', 'Search', 'Identifier.', 'identifier'),
    field.text('outcome', 'Outcome', 'What followed.', 'outcome', { codeList: 'stop-search-outcome' }),
  ],
});
const rows = ['Arrest', 'nicked', 'Nicked', 'Ask Bob', '', 'Zzz'].map((word, at) => `${at},${word}\n`).join('');

async function read(choices: ReadingChoices, text = `id,outcome\n${rows}`) {
  const { table, ...account } = await readTable({ paths: [folder.file('searches.csv', text)], schema, choices });
  const { codes, values } = textColumn(table, 'outcome');
  return { words: Array.from(codes, (code) => values[code] ?? null), account };
}

describe('a file whose words were said to mean something', () => {
  it('is read so, in any case of letters, and says what was read as what in how many rows', async () => {
    const words = { outcome: { Nicked: 'arrest', 'Ask Bob': '(missing)', Gone: 'caution' } };
    const { words: found, account } = await read({ words });
    expect(found).toEqual(['Arrest', 'Arrest', 'Arrest', null, null, 'Zzz']);
    expect(accountLines(account).filter((line) => line.startsWith('outcome:'))).toEqual([
      'outcome: "Nicked" read as "Arrest", as said, in 2 rows',
      'outcome: "Ask Bob" read as missing, as said, in 1 row',
      'outcome: no row holds "Gone", of which a meaning was said',
    ]);
  });

  it('compares numbers with their stops and signs, and leaves what the list reads otherwise', async () => {
    const hit = tableSchema({
      name: 'checks',
      title: 'Checks',
      fields: [field.text('hit', 'Hit', 'Found.', 'outcome', { wordLists: ['recorded-yes-no'] })],
    });
    const path = folder.file('checks.csv', 'hit\n1.0\n10\n0.0\nNil\nn i l\n');
    const found = async (words: Record<string, string>) => {
      const { table, ...account } = await readTable({ paths: [path], schema: hit, choices: { words: { hit: words } } });
      const { codes, values } = textColumn(table, 'hit');
      return { words: Array.from(codes, (code) => values[code] ?? null), lines: accountLines(account) };
    };
    expect((await found({ '10': 'no' })).words).toEqual(['1.0', 'no', '0.0', 'Nil', 'n i l']);
    expect((await found({ '1.0': 'yes' })).words).toEqual(['yes', '10', '0.0', 'Nil', 'n i l']);
    await expect(found({ '1.0': 'no' })).rejects.toThrow('"1.0" of "hit" is "yes" by the list recorded-yes-no');
    const { words, lines } = await found({ Nil: '(missing)' });
    expect(words).toEqual(['1.0', '10', '0.0', null, null]);
    expect(lines.filter((line) => line.includes('look like'))).toEqual([]);
  });

  it('is read as it is where nothing was said', async () => {
    const { words, account } = await read({});
    expect(words).toEqual(['Arrest', 'nicked', 'Nicked', 'Ask Bob', null, 'Zzz']);
    expect(account.fields.every((each) => each.wordsRead === undefined)).toBe(true);
  });

  it.each<[string, ReadingChoices['words'], string]>([
    ['a field that was not read', { result: { a: 'arrest' } }, '"result" is no field that was read of "searches"'],
    ['every field at once', { '*': { a: 'arrest' } }, '"*" is no field that was read'],
    ['an identifier', { id: { '1': '2' } }, 'no list says how words of "id" are read'],
  ])('refuses words of %s', async (_, words, message) => {
    await expect(read({ words: words! })).rejects.toThrow(message);
  });
});

describe('a table of words', () => {
  const table = (text: string | Buffer, of: string | null = 'outcome') =>
    readWordFile(folder.file('words.csv', text), of);

  it('is read as Excel saves it, with the field beside each word or named', async () => {
    const windows = Buffer.from('Word;Rows;Read as\nVerhaftet é;3;arrest\nZzz;1;\n', 'latin1');
    expect(await table(windows)).toEqual({ outcome: { 'Verhaftet é': 'arrest' } });
    expect(await table('field,word,rows,nearest,read as\noutcome,"a, b",1,,caution\nsex,1,2,,M\n', null)).toEqual({
      outcome: { 'a, b': 'caution' },
      sex: { '1': 'M' },
    });
  });

  it.each<[string, string, string | null, string]>([
    ['a word twice', 'word,read as\na,arrest\na,caution\n', 'outcome', 'row 2 of'],
    ['no meaning at all', 'word,read as\na,\n', 'outcome', 'gives no word a meaning'],
    ['a meaning of no word', 'word,read as\n,arrest\na,arrest\n', 'outcome', 'gives "arrest" to no word'],
    ['no field where none is named', 'word,read as\na,arrest\n', null, 'field'],
    [
      'another field than the one named',
      'field,word,read as\nsex,a,M\n',
      'outcome',
      'is of the field sex, not of outcome',
    ],
    [
      'no column of meanings',
      'word,meant\na,arrest\n',
      'outcome',
      'is no table of words: it needs the columns "word", "read as"',
    ],
  ])('is refused with %s', async (_, text, of, message) => {
    await expect(table(text, of)).rejects.toThrow(message);
  });
});
