import { dictionaryColumn, InputError, notComputed } from '@assay/statistics';
import { expect, it } from 'vitest';
import { divisionOf } from '../../src/index.ts';

const column = dictionaryColumn(['B', 'A', 'A', null, null, null]);
const blank = dictionaryColumn([null, null]);

it('compares with the group that was chosen, else with the largest that somebody stated', () => {
  expect(divisionOf('group', column, '')).toMatchObject({ status: 'computed', reference: 'A' });
  expect(divisionOf('group', column, 'B')).toMatchObject({ reference: 'B' });
  const { groups } = divisionOf('group', column, '') as { groups: { values: readonly string[] } };
  expect(groups.values).toEqual(['A', 'B', 'Not recorded']);
});

it('divides nobody where the column is blank, and finds no group in it', () => {
  expect(divisionOf('group', blank, '')).toEqual(notComputed('the file has no column of groups'));
  expect(() => divisionOf('group', blank, 'A')).toThrow(
    new InputError('there is no column of groups to find A in. Say which column it is.'),
  );
  expect(() => divisionOf('group', column, 'C')).toThrow(/nobody is recorded as C/);
});
