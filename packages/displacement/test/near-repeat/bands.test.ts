import { describe, expect, it } from 'vitest';
import { distanceBand, requireBandEdges, timeThresholds } from '../../src/near-repeat/bands.ts';

describe('bands between edges', () => {
  it('take a distance on an edge to the band that it opens, or to the one that it closes', () => {
    const bands = (closure: '[a, b)' | '(a, b]') =>
      [-1, 0, 9, 10, 11, 20, 21].map((distance) => distanceBand(distance, [0, 10, 20], closure));
    expect(bands('[a, b)')).toEqual([-1, 0, 0, 1, 1, -1, -1]);
    expect(bands('(a, b]')).toEqual([-1, 0, 0, 0, 1, 1, -1]);
    expect(distanceBand(4, [5, Number.POSITIVE_INFINITY], '[a, b)')).toBe(-1);
    expect(distanceBand(1e9, [5, Number.POSITIVE_INFINITY], '[a, b)')).toBe(0);
  });

  it('say from which whole difference on an edge is passed', () => {
    expect(timeThresholds([0, 7, 14.5, Number.POSITIVE_INFINITY], '[a, b)')).toEqual([
      0,
      7,
      15,
      Number.POSITIVE_INFINITY,
    ]);
    expect(timeThresholds([0, 7, 14.5, Number.POSITIVE_INFINITY], '(a, b]')).toEqual([
      0,
      8,
      15,
      Number.POSITIVE_INFINITY,
    ]);
    expect([timeThresholds([1.5, 7], '(a, b]'), timeThresholds([2, 7], '(a, b]')]).toEqual([
      [2, 8],
      [2, 8],
    ]);
  });

  it('are refused where edges are not in order', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => at);
    for (const edges of [[0, 1], [0, Number.POSITIVE_INFINITY], many(200)])
      expect(() => requireBandEdges('distance', edges)).not.toThrow();
    for (const edges of [
      [0],
      [],
      many(201),
      [1, 1],
      [2, 1],
      [-1, 1],
      [Number.NaN, 1],
      [0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    ])
      expect(() => requireBandEdges('distance', edges)).toThrow(/distance/);
    expect(() => requireBandEdges('distance', [0, Number.POSITIVE_INFINITY, 5])).toThrow(/only the last|must ascend/);
  });
});
