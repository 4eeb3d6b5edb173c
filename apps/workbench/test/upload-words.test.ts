import { expect, it } from 'vitest';
import { fieldsOf } from '../src/page/fields.ts';
import { uploadWords } from '../src/upload/upload-words.ts';

const said = (fields: Readonly<Record<string, string>>) => uploadWords(fieldsOf(fields), 'people');

it('has of each field its words in their order, a colon in a word too, and none that was left as it is', () => {
  const fields = {
    'word:people:0': 'area:Nicked: twice',
    'meaning:people:0': 'Found by police',
    'word:people:1': 'gender:D',
    'meaning:people:1': '',
    'word:people:2': 'area:Gone',
    'meaning:people:2': '(missing)',
    'word:staff:3': 'area:Other',
    'meaning:staff:3': 'Public',
  };
  expect(said(fields)).toEqual({ area: { 'Nicked: twice': 'Found by police', Gone: '(missing)' } });
});

it('is nothing where there was no menu, and says nothing where every menu was left as it is', () => {
  expect(said({})).toBeNull();
  expect(said({ 'word:people:0': 'area:Nicked' })).toEqual({});
});

it('refuses a word of no field, of which it repeats the first forty letters', () => {
  expect(() => said({ 'word:people:0': 'x'.repeat(60), 'meaning:people:0': 'Public' })).toThrow(
    `"${'x'.repeat(40)}" is no word of a field. Send the form again.`,
  );
});
