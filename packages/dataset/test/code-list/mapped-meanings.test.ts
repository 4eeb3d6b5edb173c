import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { mappedMeanings } from '../../src/code-list/mapped-meanings.ts';
import {
  broadEthnicity,
  codeLists,
  codeOf,
  type Field,
  field,
  NATIONAL_CHECKS,
  tableOf,
  tableSchema,
  unlistedWords,
  wordsOfField,
} from '../../src/index.ts';

const outcome = field.text('outcome', 'Outcome', 'What followed.', 'outcome', { codeList: 'stop-search-outcome' });
const sex = field.text('sex', 'Sex', 'As recorded.', 'protected-characteristic', { wordLists: ['recorded-sex'] });
const ethnicity = field.text('ethnicity', 'Ethnicity', 'As said.', 'protected-characteristic', {
  codeList: 'self-defined-ethnicity-18+1',
});
const said = (words: Record<string, string>, of: Field = outcome) => [
  ...mappedMeanings(of, words, new Set(['-'])).values(),
];

describe('what words are said to mean', () => {
  it('is a label of the list, whichever of its wordings was said, or nothing', () => {
    expect(said({ Nicked: 'arrest', Lifted: 'Suspect arrested', 'Ask Bob': '(missing)', Wrong: 'null' })).toEqual([
      { word: 'Nicked', meaning: 'Arrest' },
      { word: 'Lifted', meaning: 'Arrest' },
      { word: 'Ask Bob', meaning: null },
      { word: 'Wrong', meaning: null },
    ]);
    expect(said({ Sikh: 'Asian', 'W/B': 'W1' }, ethnicity)).toEqual([
      { word: 'Sikh', meaning: 'Asian' },
      { word: 'W/B', meaning: 'White: English, Welsh, Scottish, Northern Irish or British' },
    ]);
    expect(said({ '1': 'M', '9': 'Not known' }, sex)).toEqual([
      { word: '1', meaning: 'Male' },
      { word: '9', meaning: 'Not known' },
    ]);
  });

  it.each<[string, Record<string, string>, Field, string]>([
    [
      'a meaning that the list does not have',
      { Nicked: 'arested' },
      outcome,
      'is mapped to "arested", which stop-search-outcome does not have. Near: Arrest',
    ],
    ['an empty meaning', { Nicked: '' }, outcome, 'is mapped to "", which'],
    [
      'a word twice',
      { Nicked: 'arrest', 'NICKED.': 'caution' },
      outcome,
      '"NICKED." of "outcome" is mapped twice ("Nicked" compares the same). Keep one.',
    ],
    [
      'a word of the list',
      { NFA: 'arrest' },
      outcome,
      '"NFA" of "outcome" is "A no further action disposal" by the list stop-search-outcome, and is mapped to "arrest". Leave it out.',
    ],
    [
      'a word said to be missing',
      { '-': 'arrest' },
      outcome,
      '"-" of "outcome" is said to be missing and mapped to "arrest". Keep one.',
    ],
    ['no word', { ' ': 'arrest' }, outcome, 'a word of "outcome" is empty'],
    [
      'an officer’s code for what a person said',
      { Sikh: 'IC4' },
      ethnicity,
      'is mapped to "IC4", which self-defined-ethnicity-18+1 does not have',
    ],
    ['a word for not knowing where it is no word of the list', { Nicked: 'Not known' }, outcome, 'does not have'],
    [
      'words of a field without a list',
      { Smith: 'Jones' },
      field.text('surname', 'Surname', '', 'name'),
      'no list says how words of "surname" are read',
    ],
  ])('is refused: %s', (_, words, of, message) => {
    expect(() => said(words, of)).toThrow(message);
  });

  it('may say again what the list says', () => {
    expect(said({ NFA: 'no-further-action' })).toEqual([{ word: 'NFA', meaning: 'A no further action disposal' }]);
  });

  it.each(codeLists.map((list) => [list.name, list] as const))(
    'of %s is read as each of its labels says',
    (name, list) => {
      const words = wordsOfField(field.text('x', 'X', '', 'category', { codeList: name }))!;
      for (const { label, code, group } of list.entries) {
        expect(words.read(code)).toBe(label);
        expect(codeOf(list, label)).toBe(code);
        const read = /ethnic/.test(name) ? broadEthnicity(dictionaryColumn([label])).words[0] : undefined;
        if (read !== undefined && group !== undefined) expect([label, read.isRead]).toEqual([label, true]);
      }
    },
  );

  it('has every result of the national checks of staff', () => {
    const words = wordsOfField(field.text('x', 'X', '', 'outcome', { wordLists: ['staff-check-result'] }))!;
    for (const [result] of NATIONAL_CHECKS.results) expect(words.read(result)).toBe(result);
    expect(words.read('No trace')).toBe('nothing found');
  });
});

describe('words that no list has', () => {
  it('are told with their rows and the nearest meaning, the commonest first, in whatever case; what is read stands apart', () => {
    const schema = tableSchema({ name: 'searches', title: 'Searches', fields: [outcome, sex, ethnicity] });
    const table = tableOf(schema, {
      outcome: ['Zzz', 'arested', 'Arested', 'Arrest', 'false', null],
      sex: ['F', 'unknown', 'refused', '1', null, 'male'],
      ethnicity: ['White British', 'N1', 'Black', 'Unknown', 'Sikh', 'IC3'],
    });
    expect(unlistedWords(table, schema)).toEqual([
      { field: 'outcome', word: 'Arested', rows: 2, nearest: 'Arrest' },
      { field: 'outcome', word: 'Zzz', rows: 1, nearest: null },
      { field: 'sex', word: '1', rows: 1, nearest: null },
      { field: 'ethnicity', word: 'IC3', rows: 1, nearest: 'Black: African' },
      { field: 'ethnicity', word: 'Sikh', rows: 1, nearest: 'Asian' },
    ]);
  });
});
