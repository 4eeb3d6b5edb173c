import { expect, it } from 'vitest';
import { readWordFiles } from '../src/words/read-word-files.ts';

const refused = (option: string) =>
  readWordFiles([option], ['records'], '/', {}).then(
    () => null,
    (error: Error) => error.message,
  );

it('says how a field is named where a colon stands before it, as in --columns', async () => {
  expect(await refused('records:role=words.csv')).toBe(
    '--words records:role=words.csv has a colon before the field. Write a point: --words records.role=words.csv',
  );
  expect(await refused('records:=words.csv')).toContain('Write a point: --words records.field=words.csv');
});

it('asks for the file of an input that has none, and for the words where none are named', async () => {
  expect(await refused('people.role=words.csv')).toContain('is about input people, and no file is given for it.');
  expect(await refused('people:role=words.csv')).toContain('and no file is given for it.');
  expect(await refused('records.role')).toContain('names no file. Write --words input=file');
});
