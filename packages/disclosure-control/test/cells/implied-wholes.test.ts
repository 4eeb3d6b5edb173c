import { expect, it } from 'vitest';
import type { CountCell } from '../../src/cells/count-cell.ts';
import { type Whole, wholesAlike } from '../../src/cells/implied-wholes.ts';

const whole = (name: string, values: readonly number[], counts = 'people'): Whole => ({
  counts,
  ids: values.map((_, at) => `${name}${at}`),
  sum: values.reduce((all, value) => all + value, 0),
});
const alike = (...wholes: readonly Whole[]) => {
  const cells = new Map<string, CountCell>();
  return { relations: wholesAlike(wholes, cells), cells: [...cells.values()] };
};

it('ties two divisions of one sum to a total that is printed nowhere', () => {
  expect(alike(whole('sex', [30, 20]), whole('age', [25, 25]))).toEqual({
    relations: [
      { total: '+people|50', parts: ['sex0', 'sex1'] },
      { total: '+people|50', parts: ['age0', 'age1'] },
    ],
    cells: [{ id: '+people|50', value: 50, published: false, sensitive: false, isTotal: true }],
  });
  expect(alike(whole('sex', [30, 20]), whole('age', [25, 24])).relations).toEqual([]);
  expect(alike(whole('sex', [0, 0]), whole('age', [0, 0])).relations).toEqual([]);
});

it('takes a single number of that sum for the total, and no two single numbers for a division', () => {
  expect(alike(whole('sex', [30, 20]), whole('all', [50]))).toEqual({
    relations: [{ total: 'all0', parts: ['sex0', 'sex1'] }],
    cells: [],
  });
  expect(alike(whole('all', [500]), whole('stopped', [500]))).toEqual({ relations: [], cells: [] });
});

it('takes two words for one from a hundred on', () => {
  const two = (more: number) => alike(whole('sex', [60, more]), whole('uploads', [50, 10 + more], 'images')).relations;
  expect(two(39)).toEqual([]);
  expect(two(40)).toHaveLength(2);
});

it('leaves open how many of large wholes in one word are left out, where they are fewer than ten', () => {
  const less = (rest: number) => alike(whole('sex', [60, 60]), whole('age', [50, 70 - rest]));
  expect(less(9)).toEqual({
    relations: [
      { total: '+people|120', parts: ['sex0', 'sex1'] },
      { total: '+people|111', parts: ['age0', 'age1'] },
      { total: '+people|120', parts: ['+people|111', '+left out|+people|120|+people|111'] },
    ],
    cells: [
      { id: '+people|120', value: 120, published: false, sensitive: false, isTotal: true },
      { id: '+people|111', value: 111, published: false, sensitive: false, isTotal: true },
      {
        ...{ id: '+left out|+people|120|+people|111', value: 9, published: false, sensitive: false },
        ...{ isTotal: false, isOpen: true },
      },
    ],
  });
  expect(less(10).relations).toEqual([]);
  expect(alike(whole('sex', [60, 60]), whole('uploads', [50, 65], 'images')).relations).toEqual([]);
  expect(alike(whole('all', [120]), whole('asked', [115])).relations).toEqual([]);
  expect(alike(whole('sex', [40, 40]), whole('age', [40, 35])).relations).toEqual([]);
});

it('goes from the smallest to the largest, whichever is printed first', () => {
  const sums = [121, 100, 112].map((sum, at) => whole(`w${at}`, [50, sum - 50]));
  const ties = alike(...sums).relations.filter(({ parts }) => parts[1]?.startsWith('+left out'));
  expect(ties.map(({ total, parts }) => [total, parts[0]])).toEqual([['+people|121', '+people|112']]);
});
