import type { DictionaryColumn } from '@assay/statistics';
import { expect, it } from 'vitest';
import { countedSearches } from '../../src/index.ts';
import { searchTables } from '../example-values.ts';

it('counts people apart from vehicles alone, by group, area and what followed', () => {
  const found = countedSearches(searchTables);
  expect(found).toMatchObject({ count: 5, vehicleOnly: 1, codes: { mappedFromOlderList: 0, unknown: 0 } });
  expect(found.byOutcome).toEqual({
    group: ['White', 'Black'],
    object: ['North', null],
    searches: Float64Array.of(3, 2),
    known: Float64Array.of(3, 2),
    found: Float64Array.of(3, 0),
    arrested: Float64Array.of(3, 0),
  });
  expect([...found.byAge.found]).toEqual([1, 0]);
  expect(Object.fromEntries(found.blanks.map(({ field, blank }) => [field, blank]))).toEqual({
    'self-defined ethnicity': 0,
    'officer-defined ethnicity': 0,
    gender: 2,
    'age range': 2,
    'object of search': 2,
    'outcome, or in words that no list has': 0,
  });
  expect(found.words.map(({ field }) => field)).toEqual([
    'self-defined ethnicity',
    'officer-defined ethnicity',
    'gender',
    'outcome',
  ]);
});

it('takes no vehicle and no blank for counted where the file lacks the column', () => {
  const blank = ({ codes }: DictionaryColumn): DictionaryColumn => ({ values: [], codes: codes.map(() => -1) });
  const without = (name: string) =>
    Object.fromEntries(
      Object.entries(searchTables).map(([table, counted]) => {
        const { [name]: column, ...others } = counted.columns as Readonly<Record<string, DictionaryColumn>>;
        return [table, { ...counted, columns: column === undefined ? others : { ...others, [name]: blank(column) } }];
      }),
    ) as unknown as typeof searchTables;
  expect(countedSearches(without('type'))).toMatchObject({
    count: 6,
    vehicleOnly: { reason: 'the file does not say what a search was of: all are counted as of people' },
  });
  const blanks = countedSearches(without('gender')).blanks.map(({ field, blank }) => [field, blank]);
  expect(Object.fromEntries(blanks)).toMatchObject({ gender: null, 'officer-defined ethnicity': 0 });
});

it('refuses counts of vehicles alone', () => {
  const { officers } = searchTables;
  const none = { ...officers, counts: Float64Array.of(0, 4, 0), total: 4 };
  expect(() => countedSearches({ ...searchTables, officers: none })).toThrow('no search of a person: 4 rows');
});

it('refuses outcomes of which nobody can read the ones that were none, for all others would be finds', () => {
  const { outcomes } = searchTables;
  const rename = (of: (word: string) => string) => {
    const { outcome } = outcomes.columns as unknown as Readonly<Record<'outcome', DictionaryColumn>>;
    const columns = { ...outcomes.columns, outcome: { ...outcome, values: outcome.values.map(of) } };
    return { ...searchTables, outcomes: { ...outcomes, columns } };
  };
  const own = (word: string) => (/no further action/i.test(word) ? 'Nowt' : word);
  expect(() => countedSearches(rename(own))).toThrow(/^no search led to no further action, and .* tell: Nowt\. Write/);
  expect(countedSearches(rename((word) => (own(word) === 'Nowt' ? 'NFA' : word))).byOutcome.found).toEqual(
    countedSearches(searchTables).byOutcome.found,
  );
});
