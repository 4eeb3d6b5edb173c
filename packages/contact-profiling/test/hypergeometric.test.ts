import { expect, it } from 'vitest';
import { hypergeometric } from '../src/model/hypergeometric.ts';
import { reciprocalSum } from '../src/model/reciprocal-sum.ts';
import { weakPrior, weakPriorSlope } from '../src/model/weak-prior.ts';

it('is what it is known to be: a logarithm, a power, a polynomial', () => {
  for (const z of [0, 0.1, 0.5, 0.9]) {
    expect(hypergeometric(1, 1, 2, z)).toBeCloseTo(z === 0 ? 1 : -Math.log(1 - z) / z, 12);
    expect(hypergeometric(2.5, 3, 3, z)).toBeCloseTo((1 - z) ** -2.5, 8);
    // a of −2: 1 + (−2)(3)/4 z + (−2)(−1)(3)(4)/(4 × 5 × 2) z².
    expect(hypergeometric(-2, 3, 4, z)).toBeCloseTo(1 - 1.5 * z + 0.6 * z * z, 12);
  }
});

it('adds reciprocals as one by one, however many', () => {
  const plain = (z: number, from: number, to: number) => {
    let sum = 0;
    for (let k = from; k < to; k++) sum += 1 / (z + k);
    return sum;
  };
  for (const [z, from, to] of [
    [0.5, 0, 0],
    [0.5, 0, 1],
    [0.5, 3, 67],
    [0.5, 3, 68],
    [0.01, 0, 5000],
    [40, 0, 100_000],
  ] as const)
    expect(reciprocalSum(z, from, to)).toBeCloseTo(plain(z, from, to), 11);
});

it('holds each parameter near its start, at five standard deviations of one', () => {
  expect([weakPrior([1, 2], [1, 2]), weakPrior([6, 2], [1, 2]), weakPrior([6, -8], [1, 2])]).toEqual([0, 0.5, 2.5]);
  const slope = weakPriorSlope([6, -8], [1, 2]);
  expect([...slope]).toEqual([0.2, -0.4]);
  const step = 1e-6;
  expect((weakPrior([6 + step, -8], [1, 2]) - weakPrior([6 - step, -8], [1, 2])) / (2 * step)).toBeCloseTo(
    slope[0]!,
    8,
  );
});
