import { expect, it } from 'vitest';
import { isDominated } from '../../src/release/is-dominated.ts';
import { roundCount } from '../../src/release/round-count.ts';

it('asks whether two give more than nine tenths, or the rest less than a tenth of the largest', () => {
  expect([isDominated([50, 40], 100), isDominated([40, 51], 100), isDominated([40, 50, 1], 100)]).toEqual([
    ...[false, true, false],
  ]);
  // One alone: the rest of 12 is more than a tenth of 100, the rest of 9 is not.
  expect([isDominated([100, 0], 112), isDominated([100, 0], 109)]).toEqual([false, true]);
});

it('rounds counts to the nearest multiple, halves away from nought', () => {
  expect([0, 1, 2, 3, 7, 8, 12, 13, -2, -3].map((count) => roundCount(count, 5))).toEqual([
    ...[0, 0, 0, 5, 5, 10, 10, 15, -0, -5],
  ]);
  expect([5, 15, -5].map((count) => roundCount(count, 10))).toEqual([10, 20, -10]);
  expect(roundCount(7.3, 1)).toBe(7.3);
});
