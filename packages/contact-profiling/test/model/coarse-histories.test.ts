import { expect, it } from 'vitest';
import { coarseHistories } from '../../src/model/coarse-histories.ts';
import { collapseHistories } from '../../src/model/contact-histories.ts';

it('puts times into the middle of one of 24 steps, and counts those who are alike then', () => {
  // The longest is followed for 240: steps of ten. 240 itself begins a step that is cut off.
  const coarse = coarseHistories(
    collapseHistories({
      repeats: [2, 2, 2, 0, 1],
      recency: [31, 39, 40, 0, 239],
      age: [101, 109, 109, 3, 240],
    }),
  );
  const rows = Array.from(coarse.repeats, (repeats, row) => [
    ...[repeats, coarse.recency[row], coarse.age[row], coarse.weight[row]],
  ]);
  expect(rows).toEqual([
    [2, 35, 105, 2],
    [2, 45, 105, 1],
    [0, 0, 5, 1],
    [1, 235, 240, 1],
  ]);
  expect(coarse.people).toBe(5);
});

it('lets nobody come into contact after the end', () => {
  const { recency, age } = coarseHistories(collapseHistories({ repeats: [1, 1], recency: [22, 240], age: [23, 240] }));
  expect([...recency]).toEqual([25, 240]);
  expect([...age]).toEqual([25, 240]);
});
