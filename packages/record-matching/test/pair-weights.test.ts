import { expect, it } from 'vitest';
import { termWeight } from '../src/model/pair-weights.ts';

it('a value is worth how much rarer it is than chance has two values equal, among records that have one', () => {
  // By hand: of three records with a value two have the first, one the second; nobody has the third of four.
  const weights = termWeight(Int32Array.of(0, 3, 0, -1), 0.25);
  expect(weights[0]).toBeCloseTo(Math.log2(0.25 / (2 / 3)), 12);
  expect(weights[3]).toBeCloseTo(Math.log2(0.25 / (1 / 3)), 12);
  expect(weights).toHaveLength(4);
});
