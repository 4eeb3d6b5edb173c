import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisherExactPValue, fisherExactTest } from '../../src/index.ts';
import { expectClose } from '../golden/golden.ts';

const MILLIARD = 1_000_000_000;

/** Every table of the margins, by whole numbers as long as they need be. */
function countedPValue(a: number, m: number, c: number, n: number): number {
  const choose = (total: number, of: number): bigint => {
    let ways = 1n;
    for (let k = 1; k <= of; k++) ways = (ways * BigInt(total - of + k)) / BigInt(k);
    return ways;
  };
  const ways = (x: number) => choose(m, x) * choose(n, a + c - x);
  let [rarer, all] = [0n, 0n];
  for (let x = Math.max(0, a + c - n); x <= Math.min(m, a + c); x++) {
    all += ways(x);
    if (ways(x) <= ways(a)) rarer += ways(x);
  }
  return Number((rarer * 10n ** 30n) / all) / 1e30;
}

describe('the p-value of Fisher', () => {
  it('is that of counting every table', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40), (a, b, c, d) => {
        const p = fisherExactPValue({ successes: a, total: a + b }, { successes: c, total: c + d });
        const isTold = a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0;
        if (typeof p === 'number') expectClose(p, countedPValue(a, a + b, c, c + d), 1e-12, 1e-29);
        expect(typeof p === 'number').toBe(isTold);
      }),
    );
  });

  it('of a thousand million cases is that of the normal distribution, and asks for no table of as many rows', () => {
    const half = { successes: MILLIARD / 2, total: MILLIARD };
    expect(fisherExactPValue(half, half)).toBe(1);
    // Two standard errors of the difference, with half a case of correction for whole numbers.
    const apart = Math.round(2 * Math.sqrt(MILLIARD / 2));
    const p = fisherExactPValue({ successes: MILLIARD / 2 + apart, total: MILLIARD }, half);
    const z = (apart - 1) / Math.sqrt(MILLIARD / 2);
    expectClose(p as number, 2 * normalTail(z), 1e-6);
    expect(fisherExactPValue({ successes: MILLIARD, total: MILLIARD }, half)).toBe(0);
  });

  it('has an odds ratio and an interval for as many', () => {
    const test = fisherExactTest({ successes: 4, total: MILLIARD }, { successes: 8, total: MILLIARD });
    if (test.status !== 'computed') throw new Error(test.reason);
    // So few of so many are a binomial draw of four in twelve.
    expectClose(test.pValue, (2 * (1 + 12 + 66 + 220 + 495)) / 4096, 1e-7);
    expectClose(test.oddsRatio, 0.5, 1e-7);
  });
});

/** By Simpson's rule. */
function normalTail(from: number): number {
  const [steps, to] = [20_000, 12];
  const width = (to - from) / steps;
  let sum = 0;
  for (let k = 0; k <= steps; k++) {
    const z = from + k * width;
    sum += Math.exp((-z * z) / 2) * (k === 0 || k === steps ? 1 : k % 2 === 1 ? 4 : 2);
  }
  return (sum * width) / 3 / Math.sqrt(2 * Math.PI);
}
