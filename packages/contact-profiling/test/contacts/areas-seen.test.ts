import { InputError } from '@assay/statistics';
import { expect, it } from 'vitest';
import { areasSeen } from '../../src/index.ts';

it('ranks areas by what is seen and by what is true, ties alike, those without a true one only against the others', () => {
  expect(areasSeen(['a', 'b', 'c', 'd'], [2, 5, 2, 0], [1, 0, 3, 4])).toEqual([
    { area: 'a', truly: 2, seen: 1, rank: 3, trueRank: 2 },
    { area: 'b', truly: 5, seen: 0, rank: 4, trueRank: 1 },
    { area: 'c', truly: 2, seen: 3, rank: 2, trueRank: 2 },
  ]);
  expect(areasSeen([], [], [])).toEqual([]);
});

it('refuses counts of other areas', () => {
  expect(() => areasSeen(['a'], [1, 2], [1])).toThrow(InputError);
  expect(() => areasSeen(['a'], [1], [])).toThrow(InputError);
});
