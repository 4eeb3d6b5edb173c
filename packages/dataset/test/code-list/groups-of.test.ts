import { dictionaryColumn } from '@assay/statistics';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeList, groupOfPerson, groupsOf, noAnswer, rowsByGroup } from '../../src/index.ts';

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
});
