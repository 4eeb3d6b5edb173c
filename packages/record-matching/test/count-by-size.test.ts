import { expect, it } from 'vitest';
import { CountBySize } from '../src/errors/count-by-size.ts';

it('counts by size, the common and the rare, from the smallest', () => {
  const counts = new CountBySize();
  for (const [size, count] of [
    [1024, 5],
    [3, 2],
    [1023, 1],
    [5000, 4],
    [3, 1],
    [7, 0],
    [2000, 0],
  ] as const)
    counts.add(size, count);
  expect(counts.entries()).toEqual([
    [3, 3],
    [1023, 1],
    [1024, 5],
    [5000, 4],
  ]);
  expect([3, 4, 1023, 1024, 2000, 9999].map((size) => counts.of(size))).toEqual([3, 0, 1, 5, 0, 0]);
  const copy = counts.copy();
  copy.add(3, -3);
  copy.add(5000, 6);
  expect([copy.entries(), counts.of(3)]).toEqual([
    [
      [1023, 1],
      [1024, 5],
      [5000, 10],
    ],
    3,
  ]);
  counts.addAll(copy);
  expect(counts.entries()).toEqual([
    [3, 3],
    [1023, 2],
    [1024, 10],
    [5000, 14],
  ]);
});
