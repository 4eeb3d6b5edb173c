import { field, MISSING_WORD } from '@assay/dataset';
import type { Input } from '@assay/notebook';

import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../src/page/fields.ts';
import { uploadWords, wordMenus, wordsAgain } from '../src/upload/upload-words.ts';
import { formFields } from './fixture/form-fields.ts';

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

describe('the menus of words', () => {
  const source = field.text('source', 'Source', '', 'place', { codeList: 'event-source' });
  const input = { name: 'people', schema: { name: 'people', title: 'People', fields: [source] } } as unknown as Input;
  const meanings = { source: ['Found by police', 'Reported by the public'] };
  const word = (at: number, nearest: string | null = null) => ({ field: 'source', word: `w${at}`, rows: at, nearest });
  const shown = (unlisted: readonly ReturnType<typeof word>[], said: Parameters<typeof wordMenus>[2] = {}) =>
    String(wordMenus(input, { words: { unlisted, meanings } } as unknown as Parameters<typeof wordMenus>[1], said));
  const hints = (text: string) => [...text.matchAll(/class="hint"[^>]*>([^<]*)/g)].map(([, hint]) => hint);
  const options = (text: string) => [...text.matchAll(/<option[^>]*value="([^"]*)"/g)].map(([, value]) => value);

  it('are none where every word is on its list', () => {
    expect(shown([])).toBe('');
  });

  it('say of a word that no list has in how many rows it stands, and what is nearest', () => {
    const text = shown([word(1, 'Found by police'), word(1200)]);
    expect(hints(text)).toEqual(['In 1 row; nearest: Found by police.', 'In 1,200 rows.']);
    expect(formFields(text)).toEqual({
      ...{ 'word:people:0': 'source:w1', 'meaning:people:0': '' },
      ...{ 'word:people:1': 'source:w1200', 'meaning:people:1': '' },
    });
    expect(text).toContain('Source: “w1”');
    expect(text).toContain('No list has these words');
    expect(options(text).slice(0, 4)).toEqual(['', MISSING_WORD, ...meanings.source]);
  });

  it('stand at what was said, by the list’s own word or its code, and offer what no list has where somebody said it', () => {
    const said = { source: { a: 'Found by police', b: 'police', c: MISSING_WORD, d: 'Klingon' } };
    const text = shown([], said);
    const fields = formFields(text);
    expect([0, 1, 2, 3].map((at) => fields[`meaning:people:${at}`])).toEqual([
      ...['Found by police', 'Found by police', MISSING_WORD, 'Klingon'],
    ]);
    expect(options(text)).toEqual([
      ...Array.from({ length: 3 }, () => ['', MISSING_WORD, ...meanings.source]).flat(),
      ...['', MISSING_WORD, 'Klingon', ...meanings.source],
    ]);
    expect(hints(text)).toEqual(Array(4).fill('As said.'));
    expect(text).not.toContain('No list has these words');
  });

  it('are sixty at most beside those that were said, and tell how many more there are', () => {
    const many = (count: number) =>
      shown(
        Array.from({ length: count }, (_, at) => word(at)),
        { source: { a: 'police' } },
      );
    const menus = (text: string) => hints(text).length;
    expect([menus(many(60)), menus(many(61))]).toEqual([61, 61]);
    expect(many(60)).not.toContain('once these are mapped');
    expect(many(61)).toContain('<p>1 more word stands here once these are mapped.</p>');
    expect(many(63)).toContain('<p>3 more words stand here');
  });

  it('are kept in a form that could not be taken', () => {
    const sent = { 'word:people:0': 'source:w1', 'meaning:people:0': 'police', 'word:people:1': 'source:w2' };
    expect(formFields(String(wordsAgain(fieldsOf(sent), 'people')))).toEqual({ ...sent, 'meaning:people:1': '' });
  });
});
