import { expect, it } from 'vitest';
import { paretoNbdExpectedOfNew } from '../src/index.ts';

// E[X(t)] = shape/rate × dropRate/(dropShape − 1) × (1 − (dropRate/(dropRate + t))^(dropShape − 1)), whose limit at 1 is a logarithm.
it('expects of a newcomer what the formula gives, through a shape of 1', () => {
  const expected = (dropShape: number) => paretoNbdExpectedOfNew({ shape: 2, rate: 4, dropShape, dropRate: 3 }, 6);
  expect(expected(1)).toBeCloseTo(0.5 * 3 * Math.log(3), 12);
  expect(expected(2)).toBeCloseTo(0.5 * 3 * (1 - 1 / 3), 12);
  expect(expected(0.5)).toBeCloseTo(0.5 * (3 / -0.5) * (1 - Math.sqrt(3)), 12);
  expect(expected(1 + 1e-8)).toBeCloseTo(expected(1), 7);
});
