import { dictionaryColumn, InputError } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  broadEthnicity,
  broadGroups,
  codeList,
  fewGroups,
  groupComparedWith,
  groupsOf,
  recordedSex,
  tableOf,
  unreadWordsOfFields,
  weightColumn,
} from '../../src/index.ts';
import { peopleSchema } from '../example-values.ts';

describe('broad groups', () => {
  const column = dictionaryColumn(['W1', 'Black', 'Asian or Asian British', null, 'Refused', 'Klingon', 'NS', 'White']);

  it('reads words of several lists into one group each, and what nobody knows into its own', () => {
    const { values, codes, kinds } = broadGroups(column);
    expect(Array.from(codes, (code) => values[code])).toEqual([
      ...['White', 'Black', 'Asian', 'Not recorded', 'Not stated', 'Not on the list', 'Not stated', 'White'],
    ]);
    expect(kinds[values.indexOf('Not recorded')]).toBe('blank');
  });

  it('is both readings, one after the other, and tells every word', () => {
    const read = broadEthnicity(column);
    expect(broadGroups(column)).toEqual({
      ...groupsOf(read.column, codeList('ethnic-group-5+1')),
      words: read.words,
    });
  });

  it('counts rows of a table of counts as the rows themselves', () => {
    const counted = dictionaryColumn(['W1', null, 'B2']);
    const rows = dictionaryColumn(['W1', 'W1', 'W1', null, 'B2', 'B2']);
    expect(broadGroups(counted, [3, 1, 2]).words).toEqual(broadGroups(rows).words);
    expect(broadGroups(counted, [3, 1, 2]).values).toEqual(broadGroups(rows).values);
  });
});

describe('the group that others are compared with', () => {
  const groups = groupsOf(dictionaryColumn(['B', 'A', 'A', null, null, null]));

  it('is the one that was chosen, else the largest that somebody stated', () => {
    expect(groupComparedWith(groups, 'B')).toBe('B');
    expect(groupComparedWith(groups, 'Not recorded')).toBe('Not recorded');
    expect(groupComparedWith(groups, '')).toBe('A');
  });

  it('is refused where nobody is in it, and where there are no groups', () => {
    const chosen = () => groupComparedWith(groups, 'C');
    expect(chosen).toThrow(
      'nobody is recorded as C: the groups are A, B, Not recorded. Choose one of them as reference.',
    );
    expect(() => groupComparedWith(groupsOf(dictionaryColumn([])), '')).toThrow(InputError);
  });
});

describe('a column of groups that any file may bring', () => {
  const column = (groups: number) => dictionaryColumn(Array.from({ length: groups }, (_, at) => `group ${at}`));

  it('has forty groups at most', () => {
    expect(fewGroups('place', column(40))).toEqual(groupsOf(column(40)));
    expect(() => fewGroups('place', column(1200))).toThrow('place has 1,200 different values, more than 40.');
  });
});

describe('weights of rows', () => {
  const weights = (values: (number | null)[]) => weightColumn(tableOf(peopleSchema, { contacts: values }), 'contacts');

  it('are those of the file, or none', () => {
    expect([...weights([1.5, 0])!]).toEqual([1.5, 0]);
    expect(weights([null, null])).toBeNull();
  });

  it('are refused where one is missing or negative', () => {
    expect(() => weights([1, null, -2])).toThrow('contacts is missing or negative in 2 of 3 rows.');
  });
});

describe('words that no list has', () => {
  it('stand in one line for each field that has some', () => {
    const words = (texts: readonly string[]) => recordedSex(dictionaryColumn(texts)).words;
    expect(
      unreadWordsOfFields([
        { field: 'sex', words: words(['F', 'zz9']) },
        { field: 'partner’s sex', words: words(['M', 'F']) },
      ]),
    ).toEqual([expect.stringMatching(/^sex: 1 row with a word that no list has: "zz9"/)]);
  });
});
