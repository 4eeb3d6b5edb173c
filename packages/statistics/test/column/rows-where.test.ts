import { describe, expect, it } from 'vitest';
import { rowsWhere, twoLargest } from '../../src/index.ts';

describe('rowsWhere(rows, isWanted)', () => {
  it('gives places in order, of a column and of a number of rows', () => {
    expect(rowsWhere(Int8Array.of(1, 0, 1, 1), (value) => value === 1)).toEqual([0, 2, 3]);
    expect(rowsWhere(5, (_, row) => row % 2 === 1)).toEqual([1, 3]);
    expect(rowsWhere(3)).toEqual([0, 1, 2]);
    expect(rowsWhere([], () => true)).toEqual([]);
  });
});

describe('twoLargest(amounts)', () => {
  it('gives the largest twice where it stands twice, and nought where there are fewer than two', () => {
    expect(twoLargest([4, 9, 9, 1])).toEqual([9, 9]);
    expect(twoLargest(Float64Array.of(2, 7))).toEqual([7, 2]);
    expect(twoLargest([5])).toEqual([5, 0]);
    expect(twoLargest([])).toEqual([0, 0]);
  });
});
