import { dictionaryColumn } from '@assay/statistics';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageBands,
  codeList,
  groupOfPerson,
  groupOfPersonByRecord,
  groupsOf,
  largestGroup,
  noAnswer,
  rowsByGroup,
} from '../../src/index.ts';

const counted = (texts: readonly (string | null)[], list?: string) =>
  rowsByGroup(dictionaryColumn(texts), list === undefined ? undefined : codeList(list)).map(
    ([group, rows]) => `${group} ${rows.length}`,
  );

describe('groups of a column', () => {
  it('keep blank, declined and a word for not knowing apart', () => {
    expect(counted(['Male', 'Not stated', 'Not stated', null, null])).toEqual([
      'Male 1',
      'Not stated 2',
      'Not recorded 2',
    ]);
    expect(counted(['White', 'Not recorded', null, null])).toEqual([
      'White 1',
      'Not recorded 1',
      'Not recorded (blank) 2',
    ]);
    // What the list itself takes for no answer is as good as blank, as is a text of spaces.
    const answers = ['Tend to agree', "Don't know", ' ', null];
    expect(counted(answers, 'csew-agreement')).toEqual(['Tend to agree 1', 'Not recorded 3']);
    expect(counted(['Asian', 'Missing', null])).toEqual(['Asian 1', 'Missing 1', 'Not recorded 1']);
  });

  it('take every way of declining for one group, and spellings of one word for not knowing too', () => {
    expect(counted(['Refused', 'N/S', 'ns', 'Prefer not to say', 'DECLINED', 'not stated'])).toEqual(['Not stated 6']);
    expect(counted(['unknown', 'Unknown', 'N/K'])).toEqual(['unknown 2', 'N/K 1']);
    expect(['Other', 'None of these', 'Nigerian', 'Nora'].map(noAnswer)).toEqual([null, null, null, null]);
  });

  it('stand in the order of the list, bands by their numbers, all else by size', () => {
    const groups = ['Other', 'Black', 'White', 'Not stated', null, 'White', 'Martian', 'Martian', 'Martian'];
    expect(counted(groups, 'ethnic-group-5+1')).toEqual([
      'White 2',
      'Black 1',
      'Other 1',
      'Martian 3',
      'Not stated 1',
      'Not recorded 1',
    ]);
    expect(counted(['50 and over', 'under 18', '18-24', '18-24', '25-34', null])).toEqual([
      'under 18 1',
      '18-24 2',
      '25-34 1',
      '50 and over 1',
      'Not recorded 1',
    ]);
    expect(counted(['b', 'a', 'c', 'c'])).toEqual(['c 2', 'a 1', 'b 1']);
  });

  it('hold every row once under distinct names, whatever a file holds', () => {
    const word = fc.constantFrom('A', 'B', 'Not stated', 'Refused', 'Not recorded', 'Not recorded (blank)', 'Unknown');
    fc.assert(
      fc.property(fc.array(fc.option(word)), (texts) => {
        const { codes, values, kinds } = groupsOf(dictionaryColumn(texts));
        expect(new Set(values).size).toBe(values.length);
        expect(kinds).toHaveLength(values.length);
        for (const [row, text] of texts.entries()) {
          const kind = kinds[codes[row]!];
          expect(kind === 'blank').toBe(text === null);
          if (text !== null) expect(kind === 'declined').toBe(noAnswer(text) === 'declined');
          if (kind === 'stated') expect(values[codes[row]!]).toBe(text);
        }
      }),
    );
  });

  it('a person who says it in one record has not declined in the other', () => {
    const { codes, values } = groupOfPerson(
      dictionaryColumn(['p', 'p', 'p', 'q', 'q', 'r']),
      dictionaryColumn(['NS', 'White', 'Black', null, 'Unknown', null]),
    );
    expect(Array.from(codes, (code) => values[code] ?? null)).toEqual(['White', 'Unknown', null]);
    expect(() => groupOfPerson(dictionaryColumn(['p']), dictionaryColumn([]))).toThrow('must be of one length');
  });

  it('is that of these people and these records, whatever was asked before', () => {
    const column = dictionaryColumn(['White', null, 'Black']);
    const [two, others] = [dictionaryColumn(['p', 'p', 'q']), dictionaryColumn(['p', 'q', 'q'])];
    for (const [people, codes] of [
      [two, [0, 0, 1]],
      [others, [0, 1, 1]],
      [two, [0, 0, 1]],
    ] as const) {
      expect(Array.from(groupOfPersonByRecord(people, column).codes)).toEqual(codes);
    }
  });
});

describe('the largest group', () => {
  const largest = (texts: readonly (string | null)[]) => largestGroup(groupsOf(dictionaryColumn(texts)));

  it('is one that somebody stated, however many stated none', () => {
    expect(largest(['B', 'A', 'A', null, null, null, 'Refused', 'Refused', 'Refused'])).toBe('A');
    expect(largest(['Unknown', 'Unknown', 'B'])).toBe('B');
  });

  it('is the first of those of one size, the largest of all where nobody stated any, and none of nobody', () => {
    expect(largest(['B', 'A', 'B', 'A'])).toBe(groupsOf(dictionaryColumn(['B', 'A', 'B', 'A'])).values[0]);
    expect(largest([null, null, 'Refused'])).toBe('Not recorded');
    expect(largest([])).toBeNull();
  });
});

describe('bands of age', () => {
  const bands = (texts: readonly (string | null)[]) => {
    const { codes, values } = ageBands(dictionaryColumn(texts));
    return Array.from(codes, (code) => values[code] ?? null);
  };

  it('begin at 18, 25, 35 and 50', () => {
    expect(bands(['17', '18', '24', '25', '34', '35', '49', '50', '120', '0', ' 30 ', null])).toEqual([
      ...['under 18', '18-24', '18-24', '25-34', '25-34', '35-49', '35-49', '50 and over', '50 and over', 'under 18'],
      ...['25-34', null],
    ]);
  });

  it('are left as a force has them where it has its own, or where a number is no age', () => {
    expect(bands(['18-24', '30'])).toEqual(['18-24', '30']);
    expect(bands(['121', '30'])).toEqual(['121', '30']);
  });

  it('heed no word that no row has', () => {
    const column = { values: ['20', 'unknown'], codes: Int32Array.of(0, 0) };
    expect(ageBands(column).values).toEqual(['18-24']);
  });
});
