import { expect, it } from 'vitest';
import { binomialMass, poissonMass } from '../../src/index.ts';

it('a binomial of one outcome alone has it for certain', () => {
  expect([0, 1, 2].map((x) => binomialMass(x, 2, 0))).toEqual([1, 0, 0]);
  expect([0, 1, 2].map((x) => binomialMass(x, 2, 1))).toEqual([0, 0, 1]);
  expect([binomialMass(-1, 2, 0), binomialMass(3, 2, 1), binomialMass(-1, 2, 0.5), binomialMass(3, 2, 0.5)]).toEqual([
    ...[0, 0, 0, 0],
  ]);
});

it('none and all of three at one in five are 64 and 1 of 125, and small chances keep their digits', () => {
  expect(binomialMass(0, 3, 0.2)).toBeCloseTo(64 / 125, 14);
  expect(binomialMass(3, 3, 0.2)).toBeCloseTo(1 / 125, 14);
  expect(binomialMass(3, 3, 0.8)).toBeCloseTo(64 / 125, 14);
  // (1 − 10⁻¹²)^(10¹²) is 1/e.
  expect(binomialMass(0, 1e12, 1e-12)).toBeCloseTo(Math.exp(-1), 11);
  expect(binomialMass(1e12, 1e12, 1, 1e-12)).toBeCloseTo(Math.exp(-1), 11);
});

it('a Poisson count of which none is expected is none', () => {
  expect([0, 1, 2.5].map((x) => poissonMass(x, 0))).toEqual([1, 0, 0]);
  expect(poissonMass(0, 2)).toBe(Math.exp(-2));
});
