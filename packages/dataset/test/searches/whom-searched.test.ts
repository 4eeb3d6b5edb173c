import { dictionaryColumn, textAt } from '@assay/statistics';
import { expect, it } from 'vitest';
import { searchesOfPeople, whomSearched } from '../../src/index.ts';
import { countsOfPeople } from '../../src/searches/whom-searched.ts';

const types = ['VEHICLE SEARCH', 'vehicle', 'Vehicle only', 'Person and Vehicle search', 'person', null];

it('leaves out searches of vehicles alone however their type is written', () => {
  expect(types.map(whomSearched)).toEqual([
    ...['vehicle alone', 'vehicle alone', 'vehicle alone'],
    'person and vehicle',
    ...['person', 'person'],
  ]);
  expect(searchesOfPeople(dictionaryColumn(types))).toEqual([3, 4, 5]);
});

it('keeps the counts and the other columns of the searches of people', () => {
  const columns = { type: dictionaryColumn(types), gender: dictionaryColumn(['F', 'F', 'F', 'M', null, 'F']) };
  const { column, counts } = countsOfPeople({ total: 63, columns, counts: Float64Array.of(1, 2, 4, 8, 16, 32) });
  expect([...counts]).toEqual([8, 16, 32]);
  expect([0, 1, 2].map((row) => textAt(column('gender'), row))).toEqual(['M', null, 'F']);
});
