import { countedNoun } from '@assay/statistics';
import { expect, test } from 'vitest';

test('says one of a thing as one, and none or several as several', () => {
  expect([0, 1, 2, 1234567].map((count) => countedNoun(count, 'row'))).toEqual([
    '0 rows',
    '1 row',
    '2 rows',
    '1,234,567 rows',
  ]);
  expect(countedNoun(1, 'person', 'people')).toBe('1 person');
  expect(countedNoun(3, 'person', 'people')).toBe('3 people');
});
