import { describe, expect, it } from 'vitest';
import { type CountVector, vectorSums } from '../../src/cells/vector-sums.ts';

const vector = (name: string, values: readonly number[], list = 'rows'): CountVector => ({
  ids: values.map((_, at) => `${name}${at}`),
  values,
  list,
});

describe('vectorSums(vectors)', () => {
  it('finds vectors that are the same', () => {
    expect(vectorSums([vector('a', [4, 7]), vector('b', [4, 7], 'other')])).toEqual([
      { total: 'a0', parts: ['b0'] },
      { total: 'a1', parts: ['b1'] },
    ]);
    expect(vectorSums([vector('a', [4, 0]), vector('b', [4, 0], 'other')])).toEqual([]);
    expect(vectorSums([vector('a', [4, 7]), vector('b', [4, 8], 'other')])).toEqual([]);
  });

  it('finds a vector that is the sum of two others, place by place, where chance would not make it', () => {
    const [a, b, sum] = [vector('a', [40, 30]), vector('b', [11, 25]), vector('s', [51, 55], 'other')];
    expect(vectorSums([a, b, sum])).toEqual([
      { total: 's0', parts: ['a0', 'b0'] },
      { total: 's1', parts: ['a1', 'b1'] },
    ]);
    // Three sums of two are tried: (1 + 3) × (1 + 5) falls short of ten for each of them.
    expect(vectorSums([vector('a', [1, 2]), vector('b', [2, 3]), vector('s', [3, 5], 'other')])).toEqual([]);
    // (1 + 4) × (1 + 5) does not.
    expect(vectorSums([vector('a', [2, 2]), vector('b', [2, 3]), vector('s', [4, 5], 'other')])).toHaveLength(2);
  });

  it('finds the sum of three neighbours of a list, however small', () => {
    const list = [
      [1, 0],
      [0, 1],
      [0, 0],
      [1, 1],
    ].map((values, at) => vector(`r${at}`, values));
    const filled = [vector('x', [1, 1]), vector('y', [1, 2]), vector('z', [2, 1])];
    const found = vectorSums([...filled, vector('s', [4, 4], 'other')]);
    expect(found).toEqual([
      { total: 's0', parts: ['x0', 'y0', 'z0'] },
      { total: 's1', parts: ['x1', 'y1', 'z1'] },
    ]);
    // In which fewer than two places are filled, nothing adds up to anything.
    expect(vectorSums(list.slice(0, 3))).toEqual([]);
  });

  it('finds the sum of three very small neighbours', () => {
    const three = [vector('x', [1, 1, 0]), vector('y', [0, 1, 1]), vector('z', [1, 0, 1])];
    expect(vectorSums([...three, vector('s', [2, 2, 2], 'other')])).toEqual([
      { total: 's0', parts: ['x0', 'y0', 'z0'] },
      { total: 's1', parts: ['x1', 'y1', 'z1'] },
      { total: 's2', parts: ['x2', 'y2', 'z2'] },
    ]);
    const two = [vector('x', [1, 1]), vector('y', [1, 1]), vector('z', [0, 0])];
    expect(vectorSums([...two, vector('s', [2, 2], 'other')])).not.toContainEqual({ total: 's0', parts: ['x0', 'y0'] });
  });

  it('finds the whole list but for one', () => {
    const rows = [vector('w', [3, 1]), vector('x', [1, 1]), vector('y', [1, 2]), vector('z', [2, 1])];
    expect(vectorSums([...rows, vector('s', [6, 4], 'other')])).toEqual([
      { total: 's0', parts: ['w0', 'y0', 'z0'] },
      { total: 's1', parts: ['w1', 'y1', 'z1'] },
    ]);
  });

  it('finds the sum of neighbours where fewer than one in ten of all runs of a list would make it by chance', () => {
    // Five rows have six runs of three or more: a sum of two places is no chance from 60 on.
    const found = (x: number[], y: number[], z: number[], sum: number[]) =>
      vectorSums([
        ...[vector('w', [90, 10]), vector('x', x), vector('y', y), vector('z', z), vector('v', [80, 20])],
        vector('s', sum, 'other'),
      ]);
    expect(found([2, 3], [2, 3], [1, 3], [5, 9])).toEqual([
      { total: 's0', parts: ['x0', 'y0', 'z0'] },
      { total: 's1', parts: ['x1', 'y1', 'z1'] },
    ]);
    // (1 + 4) × (1 + 10) is 55.
    expect(found([1, 3], [2, 3], [1, 4], [4, 10])).toEqual([]);
  });
});
