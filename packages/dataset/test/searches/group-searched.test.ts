import { dictionaryColumn } from '@assay/statistics';
import { expect, it } from 'vitest';
import { refuseGroupNotSearched } from '../../src/index.ts';

it('refuses to compare with a group of whom nobody was searched, and names those who were', () => {
  const groups = dictionaryColumn(['White', 'Black', null]);
  expect(refuseGroupNotSearched(groups, 'Black')).toBeUndefined();
  expect(() => refuseGroupNotSearched(groups, 'Asian')).toThrow(
    'no search is of the Asian group: the groups are White, Black. Choose one of them as reference.',
  );
  expect(() => refuseGroupNotSearched(dictionaryColumn([null]), 'White')).toThrow('0 groups recorded');
});
