import { describe, expect, it } from 'vitest';
import { cautiousClusters, clusterRows, linkedPairs } from '../src/index.ts';

/** Two families of three records each, all alike within, and one false link between them. */
const WITHIN = 12;
const BRIDGE = 5;
const edges: readonly (readonly [number, number, number])[] = [
  [0, 1, WITHIN],
  [0, 2, WITHIN],
  [1, 2, WITHIN],
  [3, 4, WITHIN],
  [3, 5, WITHIN],
  [4, 5, WITHIN],
  [2, 3, BRIDGE],
];
const pairsOf = (given: typeof edges) => ({
  length: given.length,
  left: Int32Array.from(given, ([left]) => left),
  right: Int32Array.from(given, ([, right]) => right),
  weight: Float32Array.from(given, ([, , weight]) => weight),
});

describe('profiles that one false link does not chain together', () => {
  const pairs = pairsOf(edges);

  it('are connected components where any link joins', () => {
    const { left, right } = linkedPairs(pairs, 0.9);
    const any = cautiousClusters(7, pairs, { rule: 'any-link', atLeast: 0.9 });
    expect(Array.from(any.clusterOfRow)).toEqual(Array.from(clusterRows(7, left, right).clusterOfRow));
    expect(any.clusters).toBe(2);
  });

  it.each(['strong-link', 'sum-of-evidence'] as const)('keep two people apart by %s', (rule) => {
    const found = cautiousClusters(7, pairs, { rule, atLeast: 0.9 });
    expect(Array.from(found.clusterOfRow)).toEqual([0, 0, 0, 1, 1, 1, 2]);
  });

  it('join where the bridge is strong, or the evidence of all pairs between them is', () => {
    const strong = pairsOf([...edges.slice(0, -1), [2, 3, WITHIN]]);
    expect(cautiousClusters(6, strong, { rule: 'strong-link', atLeast: 0.9 }).clusters).toBe(1);
    const across = [0, 1, 2].flatMap((left) => [3, 4, 5].map((right) => [left, right, BRIDGE] as const));
    const dense = pairsOf([...edges.slice(0, -1), ...across]);
    expect(cautiousClusters(6, dense, { rule: 'sum-of-evidence', atLeast: 0.9 }).clusters).toBe(1);
  });

  it('refuse a probability that is none', () => {
    expect(() => cautiousClusters(6, pairs, { rule: 'any-link', atLeast: 1 })).toThrow(
      'atLeast must lie between 0 and 1: 1.',
    );
  });
});
