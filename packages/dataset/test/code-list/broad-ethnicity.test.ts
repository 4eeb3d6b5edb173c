import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  broadEthnicity,
  codeList,
  codeOf,
  recordedSex,
  recordedYesNo,
  rowsByGroup,
  unreadWords,
} from '../../src/index.ts';

const groupOf = (word: string) => broadEthnicity(dictionaryColumn([word])).column.values[0];
const counted = (texts: readonly (string | null)[]) =>
  Object.fromEntries(
    rowsByGroup(broadEthnicity(dictionaryColumn(texts)).column).map(([group, rows]) => [group, rows.length]),
  );

/** What each word stands for in the publications that use it. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  White: [
    'White',
    'WHITE  BRITISH',
    'white-british',
    'W1',
    'w9',
    'W1 White British',
    'White - White British (W1)',
    'White - English/Welsh/Scottish/Northern Irish/British',
    'White: English, Welsh, Scottish, Northern Irish or British',
    'English, Welsh, Scottish, Northern Irish or British',
    'White: Gypsy or Irish Traveller',
    'Traveller',
    'Gypsy / Roma / Traveller',
    'White: Roma',
    'White: Other White',
    'Any other White background',
    'White - Polish',
    'IC1',
    'White - North European',
    'IC2',
    'Dark European',
  ],
  Mixed: [
    'Mixed',
    'Dual heritage',
    'M1',
    'white & black african',
    'Mixed/Multiple ethnic groups - White and Asian',
    'Mixed or Multiple ethnic groups: Other Mixed or Multiple ethnic groups',
    'Mixed - Any other Mixed ethnic background (M9)',
  ],
  Asian: [
    'Asian',
    'Asian/Asian British',
    'Asian, Asian British or Asian Welsh',
    'A1',
    'A4',
    'Asian or Asian British - Indian (A1)',
    'Asian, Asian British or Asian Welsh: Chinese',
    'A9 - Sri Lankan',
    'Asian - Sri Lankan',
    'pakistani',
    'Chinese',
    'O1 - Chinese',
    'Chinese or other ethnic group - Chinese (O1)',
    'IC4',
  ],
  Black: [
    'Black',
    'Black / Black British',
    'Black, Black British, Black Welsh, Caribbean or African: Caribbean',
    'B2',
    'Black African',
    'Afro-Caribbean',
    'Black or Black British - African (B2)',
    'ic 3',
  ],
  Other: ['Other', 'Other Ethnic Group', 'Any other ethnic group', 'O9', 'O2', 'Other ethnic group: Arab', 'IC6'],
  'Not stated': [
    'NS',
    'N/S',
    'Not Stated (NS)',
    'Other ethnic group - Not stated',
    'Refused',
    'Declined',
    'prefer not to say',
  ],
  'Not on the list': [
    'O1',
    'A7',
    'BAME',
    'Chinese or other',
    'British',
    'B1 - Indian',
    'Mixed - White',
    'Martian',
    '7',
  ],
};

it.each([
  ['W 1', 'White'],
  ['W-1', 'White'],
  ['b.2', 'Black'],
  ['IC 3', 'Black'],
  ['IC0', 'Unknown'],
  ['IC7', 'Unknown'],
  ['N1', 'Unknown'],
  ['N4', 'Not stated'],
  ['Not Stated (N1)', 'Unknown'],
  ['N2 - Situation involved public order', 'Unknown'],
  ['Declined (N4)', 'Not stated'],
  ['Ethnic group not stated', 'Not stated'],
])('the code %s stands for %s', (code, group) => {
  expect(broadEthnicity(dictionaryColumn([code, 'White'])).words.find(({ word }) => word === code)).toMatchObject({
    group,
    isRead: true,
  });
});

it('Welsh words of sex, and of yes and no, are read; n/a stays unknown', () => {
  const sexes = recordedSex(dictionaryColumn(['Gwryw', 'BENYW', 'Dyn', 'Menyw', 'Arall'])).words;
  expect(Object.fromEntries(sexes.map(({ word, group }) => [word, group]))).toEqual({
    Gwryw: 'Male',
    BENYW: 'Female',
    Dyn: 'Male',
    Menyw: 'Female',
    Arall: 'Other',
  });
  expect([...recordedYesNo(dictionaryColumn(['Ie', 'Oes', 'Nac oes', 'Nage', 'N/A'])).values]).toEqual([1, 1, 0, 0, 2]);
});

describe('broad ethnicity', () => {
  for (const [group, words] of Object.entries(WORDS)) {
    it.each(words)(`%s is ${group}`, (word) => expect(groupOf(word)).toBe(group));
  }

  it.each([
    'self-defined-ethnicity-18+1',
    'ethnicity-census-2021',
    'officer-defined-ethnicity-6+1',
    'ethnic-group-5+1',
  ])('reads each code, label and alias of %s as the group of its entry', (name) => {
    for (const { code, label, group, aliases = [] } of codeList(name).entries) {
      for (const text of [code, label, ...aliases]) {
        expect([text, groupOf(text)]).toEqual([text, group]);
        expect([text, groupOf(` ${text.toUpperCase()} `)]).toEqual([
          text,
          group === 'Unknown' ? expect.stringMatching(/unknown|unseen/i) : group,
        ]);
      }
    }
  });

  it('reads each label of 16+1 as in 18+1, with Chinese under Asian', () => {
    for (const { code, label, group } of codeList('self-defined-ethnicity-16+1').entries) {
      expect([label, groupOf(label)]).toEqual([label, code === 'O1' ? 'Asian' : group]);
    }
  });

  it('counts words and codes of one group together, and never a doubtful code under Other', () => {
    const five = ['Asian', 'White', 'Black', 'A1', 'O1'];
    expect(counted(five)).toEqual({ White: 1, Asian: 2, Black: 1, 'Not on the list': 1 });
    expect(unreadWords(broadEthnicity(dictionaryColumn(five)))).toMatch(
      /^1 row with a word that no list has: "O1" \(1: Chinese in 16\+1 and undefined in 18\+1/,
    );
  });

  it('reads O1 by the list that the other codes are of', () => {
    const recent = broadEthnicity(dictionaryColumn(['O1', 'A4', 'W1']));
    expect(recent.listUsed.list).toBe('self-defined-ethnicity-18+1');
    expect(recent.words.find(({ word }) => word === 'O1')).toMatchObject({ group: 'Not on the list', isRead: false });
    const older = broadEthnicity(dictionaryColumn(['O1', 'Chinese or other ethnic group - Chinese (O1)', 'W1']));
    expect(older.listUsed.list).toBe('self-defined-ethnicity-16+1');
    expect(older.words.find(({ word }) => word === 'O1')).toMatchObject({
      group: 'Asian',
      mappedFrom: 'self-defined-ethnicity-16+1',
    });
    expect(broadEthnicity(dictionaryColumn(['O1', 'Other: Chinese', 'A4'])).listUsed.list).toBeNull();
  });

  it('takes a column for 16+1 once codes that only 18+1 has would be there in 99 of 100 columns of it', () => {
    // 1.418 % of residents of England and Wales: 0.98582^322 = .01006, ^323 = .00992.
    const column = (codes: number) => dictionaryColumn(['O1', ...Array.from({ length: codes - 1 }, () => 'W1')]);
    expect(broadEthnicity(column(322)).listUsed.list).toBeNull();
    expect(broadEthnicity(column(323)).listUsed.list).toBe('self-defined-ethnicity-16+1');
    expect(broadEthnicity(column(323)).column.values).toEqual(['White', 'Asian']);
  });

  it('leaves what officers saw unread where a column is of what people say', () => {
    const mixed = dictionaryColumn(['A1', 'IC4', 'IC9']);
    expect(broadEthnicity(mixed).column.values).toEqual(['Asian', 'Unknown']);
    expect(broadEthnicity(mixed, { officersCodes: 'unread' }).column.values).toEqual(['Asian', 'Not on the list']);
  });

  it('keeps blanks blank, and tells rows apart from words', () => {
    const { column, words } = broadEthnicity(dictionaryColumn(['White', null, 'white', '-', 'Klingon', 'Klingon']));
    expect(Array.from(column.codes)).toEqual([0, -1, 0, -1, 1, 1]);
    expect(words.map(({ word, rows, isRead }) => [word, rows, isRead])).toEqual([
      ['Klingon', 2, false],
      ['White', 1, true],
      ['white', 1, true],
    ]);
  });
});

describe('recorded sex', () => {
  it('makes one group of each spelling, keeps a word that nobody can read, and invents nothing for a number', () => {
    const { column, words } = recordedSex(
      dictionaryColumn(['M', 'Male', 'MALE', 'f', 'female', 'Refused', 'Unknown', '1', 'Intersex', null]),
    );
    expect(column.values).toEqual(['Female', 'Male', 'Not stated', 'Unknown', '1', 'Intersex']);
    expect(Array.from(column.codes)).toEqual([1, 1, 1, 0, 0, 2, 3, 4, 5, -1]);
    expect(words.filter(({ isRead }) => !isRead).map(({ word }) => word)).toEqual(['1', 'Intersex']);
  });
});

describe('yes and no', () => {
  it('takes neither a blank nor a word that nobody can read for "no"', () => {
    const { values, yes, no, unknown, words } = recordedYesNo(
      dictionaryColumn([
        'Yes',
        'y',
        'TRUE',
        '1',
        'No',
        'n',
        'false',
        '0',
        null,
        'pending',
        'pending',
        'N/K',
        'refused',
      ]),
    );
    expect(Array.from(values)).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 2, 2, 2, 2, 2]);
    expect([yes, no, unknown]).toEqual([4, 4, 5]);
    expect(words.filter(({ isRead }) => !isRead)).toEqual([
      { word: 'pending', rows: 2, group: 'not known', reading: 'neither yes nor no', isRead: false },
    ]);
  });

  it('reads what forces write for no further action as that, and no other text as any outcome', () => {
    const outcomes = codeList('stop-search-outcome');
    for (const text of [
      'NFA',
      'Nothing found',
      'nothing found - NFA',
      'No Further Action',
      'A no further action disposal',
    ]) {
      expect([text, codeOf(outcomes, text)]).toEqual([text, 'no-further-action']);
    }
    for (const text of ['Seized property', 'Words of advice', 'Other']) expect(codeOf(outcomes, text)).toBeUndefined();
  });
});

describe('a code with words beside it', () => {
  it.each([
    // O1 is Chinese in one list and nothing in the other: words that say neither leave it open.
    ['O1 - Chinese', 'Asian', true],
    ['O1 - White', 'Not on the list', false],
    ['O1 - Martian', 'Not on the list', false],
    ['W1 - Martian', 'White', true],
    ['W1 - Black Caribbean', 'Not on the list', false],
    ['NS - Martian', 'Not stated', true],
    ['NS - White', 'Not on the list', false],
    ['N1 - Martian', 'Unknown', true],
    ['N1 - White', 'Not on the list', false],
    ['N4 - Martian', 'Not stated', true],
  ])('"%s" counts under %s', (word, group, isRead) => {
    const [found] = broadEthnicity(dictionaryColumn([word])).words;
    expect([found!.group, found!.isRead]).toEqual([group, isRead]);
  });
});

it.each([
  ['Other - Chinese', 'Asian', true],
  ['Asian - Any other ethnic group', 'Asian', true],
  ['Asian - Martian', 'Asian', true],
  ['White - Black Caribbean', 'Mixed', true],
  ['White - Indian', 'Not on the list', false],
])('of a group and words of another, "%s" counts under %s', (word, group, isRead) => {
  const [found] = broadEthnicity(dictionaryColumn([word])).words;
  expect([found!.group, found!.isRead]).toEqual([group, isRead]);
});
