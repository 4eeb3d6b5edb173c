import { randomStream } from '@assay/statistics';
import { expect, it } from 'vitest';
import { HopefulPairs } from '../src/model/hopeful-pairs.ts';

/** Pairs of three numbers each, in runs of one first record of many lengths. */
function somePairs(pairs: number): Int32Array {
  const random = randomStream('pairs');
  const all = new Int32Array(3 * pairs);
  let first = 0;
  for (let pair = 0; pair < pairs; pair++) {
    // One run is longer than sixteen bits count.
    if (pair > 80_000 && random.integer(5) === 0) first += random.integer(3_000);
    all.set([first, first + random.integer(0xffff), random.integer(0xffff)], 3 * pair);
  }
  return all;
}

it('gives every pair back in order, whatever lists they came in and beyond one block', () => {
  const pairs = somePairs(2_500_000);
  const list = new HopefulPairs();
  const random = randomStream('lists');
  for (let from = 0; from < pairs.length; ) {
    const end = Math.min(pairs.length, from + 3 * random.integer(40_000));
    expect(list.add(pairs.subarray(from, end))).toBe(true);
    from = end;
  }
  expect(list.length).toBe(2_500_000);
  let at = 0;
  let differing = 0;
  list.drain((place, other, pattern) => {
    if (place !== pairs[at] || other !== pairs[at + 1] || pattern !== pairs[at + 2]) differing++;
    at += 3;
  });
  expect([at, differing]).toEqual([pairs.length, 0]);
});

it('says where a block or the patterns are too many for sixteen bits', () => {
  expect(new HopefulPairs().add(Int32Array.of(5, 5 + 0x10000, 0))).toBe(false);
  expect(new HopefulPairs().add(Int32Array.of(5, 6, 0x10000))).toBe(false);
  expect(new HopefulPairs().add(Int32Array.of(0x7ffe0000, 0x7ffeffff, 0xffff))).toBe(true);
});
