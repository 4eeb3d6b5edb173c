import { dictionaryColumn } from '@assay/statistics';
import { expect, it } from 'vitest';
import { profilesByArea } from '../../src/index.ts';

it('puts a profile into the area of its first record that names one, and counts the marked ones', () => {
  const area = dictionaryColumn([null, 'South', 'North', 'North', null, 'North']);
  // Profile 0 in the South, 1 in the North, 2 nowhere, 3 in the North and not marked.
  expect(profilesByArea([0, 0, 0, 1, 2, 3], area, [1, 1, 1, 0])).toEqual([1, 1]);
  expect(area.values).toEqual(['South', 'North']);
});

it('refuses what does not belong together', () => {
  expect(() => profilesByArea([0], dictionaryColumn([]), [1])).toThrow('each record needs');
  expect(() => profilesByArea([1], dictionaryColumn(['North']), [1])).toThrow('profiles');
});
