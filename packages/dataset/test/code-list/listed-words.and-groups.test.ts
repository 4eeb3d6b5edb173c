import { dictionaryColumn, knownPart, textAt } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  crossedGroups,
  listedWords,
  notListed,
  oldestBand,
  partsByGroup,
  recordedSex,
  rowsByGroup,
  rowsByGroupAmong,
  saysOfValues,
  saysOneOf,
  textColumns,
  unitCases,
} from '../../src/index.ts';
import { people } from '../example-values.ts';

describe('words of a closed list', () => {
  const column = dictionaryColumn(['Found again', 'found-again', 'DELETED', 'lost', null, 'lost']);

  it('are read in whatever case and with whatever stops, and those that no list has are told once', () => {
    const { places, unlisted } = listedWords(column, ['still held', 'found again', 'deleted']);
    expect([...places]).toEqual([1, 1, 2, -1, -1, -1]);
    expect(unlisted).toEqual(['lost']);
    expect([...listedWords(column, ['still held', 'found again', 'deleted'], { blank: 0 }).places]).toEqual([
      1, 1, 2, -1, 0, -1,
    ]);
    const unsaid = { codes: Int32Array.of(0), values: ['deleted', 'never said'] };
    expect(listedWords(unsaid, ['deleted']).unlisted).toEqual([]);
  });

  it('stand in it once', () => {
    expect(() => listedWords(column, ['lost', 'Lost'])).toThrow('each once: lost, Lost');
    expect(() =>
      listedWords(
        column,
        Array.from({ length: 128 }, (_, at) => `w${at}`),
      ),
    ).toThrow('at most 127');
    expect(() => listedWords(column, ['lost'], { blank: 1 })).toThrow('at most 127');
  });

  it('say why nothing is counted where one is not in it, and name no more than five', () => {
    expect(notListed('ends', listedWords(column, ['found again', 'deleted', 'lost']), ['deleted'])).toBeNull();
    const seven = { unlisted: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] };
    expect(notListed('ends', seven, ['lost', 'found'])?.reason).toBe(
      'ends has 7 words that no list has (“a”, “b”, “c”, “d”, “e”, …); say whether they mean lost or found, or a missing value',
    );
  });

  it('are said, are not said, or nothing is', () => {
    expect([...saysOneOf(column, ['lost', 'deleted'])]).toEqual([0, 0, 1, 1, -1, 1]);
  });

  it('of sex and the like say what they were read as, and nothing where no list has them', () => {
    const sex = dictionaryColumn(['F', 'Unknown', 'male', 'Klingon']);
    expect(saysOfValues(sex, recordedSex(sex))).toEqual(['Female', null, 'Male', null]);
  });
});

describe('groups', () => {
  it('have the parts that are counted by hand', () => {
    const text = fc.constantFrom('North', 'South', 'Refused', null);
    const flag = fc.constantFrom(-1, 0, 1, 2);
    fc.assert(
      fc.property(fc.array(fc.tuple(text, flag, flag), { maxLength: 30 }), (rows) => {
        const column = dictionaryColumn(rows.map(([word]) => word));
        const [done, late] = [rows.map(([, first]) => first), rows.map(([, , second]) => second)];
        const found = partsByGroup(column, { done, late });
        expect(found).toEqual(
          rowsByGroup(column).map(([group, own]) => ({
            group,
            rows: own.length,
            done: knownPart(done, own),
            late: knownPart(late, own),
          })),
        );
        expect(found.reduce((sum, { rows }) => sum + rows, 0)).toBe(rows.length);
        const wanted = rows.flatMap(([, first], row) => (first === 1 ? [row] : []));
        const among = rowsByGroupAmong(column, wanted);
        expect(among.flatMap(([, own]) => own).sort((a, b) => a - b)).toEqual(wanted);
        for (const [group, own] of among)
          for (const row of own)
            expect(textAt(column, row) ?? 'Not recorded').toBe(group === 'Not stated' ? 'Refused' : group);
      }),
    );
    expect(() => partsByGroup(dictionaryColumn(['N']), { rows: [1] })).toThrow('flags named group or rows');
    expect(() => partsByGroup(dictionaryColumn(['N']), { done: [] })).toThrow('done has 0 flags for 1 rows');
  });
});

describe('groups of two columns', () => {
  const word = fc.constantFrom('North', 'South', null);

  it('cross as counted by hand, and give units their cases in the context of each', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word, fc.constantFrom(-1, 0, 1, 2)), { maxLength: 30 }), (rows) => {
        const [first, second] = [0, 1].map((at) => dictionaryColumn(rows.map((row) => row[at] as string | null)));
        const named = (at: number) => rows.map((row) => (row[at] as string | null) ?? 'Not recorded');
        const [of, by] = [named(0), named(1)];
        const crossed = crossedGroups(first!, second!);
        expect(crossed).toHaveLength(new Set(of).size * new Set(by).size);
        for (const { group, other, rows: both, all } of crossed) {
          expect(both).toBe(rows.filter((_, row) => of[row] === group && by[row] === other).length);
          expect(all).toBe(of.filter((each) => each === group).length);
        }
        const cases = unitCases(
          first!,
          second!,
          rows.map(([, , flag]) => flag),
        );
        const known = rows.flatMap(([, , flag], row) => (flag === 0 || flag === 1 ? [[of[row], by[row], flag]] : []));
        const inOrder = (each: readonly unknown[][]) => each.map((one) => JSON.stringify(one)).sort();
        expect(inOrder(cases.map(({ unit, context, done }) => [unit, context, done]))).toEqual(inOrder(known));
        expect(cases.every(({ cases }) => cases === 1)).toBe(true);
      }),
    );
    const one = dictionaryColumn(['N']);
    expect(() => crossedGroups(one, dictionaryColumn([]))).toThrow('the other column has 0 rows, not 1');
    expect(() => unitCases(one, one, [])).toThrow('what was decided has 0 rows, not 1');
  });
});

it('takes several columns of texts by one’s own names', () => {
  expect(Object.keys(textColumns(people, { forename: 'first_name' }))).toEqual(['forename']);
  expect([...textColumns(people, { id: 'record' }, [2, 0]).id.codes]).toEqual([2, 0]);
  expect(() => textColumns(people, { forename: 'no such' })).toThrow('the table has no column "no such"');
});

it('knows the oldest band of age by its first number', () => {
  expect(oldestBand(['10-17', 'under 10', 'over 34', '25-34'])).toBe('over 34');
  expect(oldestBand(['under 18', '13 to 15', 'Not recorded'])).toBe('13 to 15');
  expect(oldestBand(['Not recorded', 'adult'])).toBeNull();
});
