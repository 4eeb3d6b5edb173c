import { describe, expect, it } from 'vitest';
import {
  clopperPearsonInterval,
  conditionalRateRatio,
  criticalValue,
  garwoodRate,
  type Interval,
  koopmanInterval,
  type MaybeEstimate,
  wilsonInterval,
} from '../../src/index.ts';

function limits(estimate: MaybeEstimate): Interval {
  if (estimate.status !== 'computed' || 'status' in estimate.interval) throw new Error('no interval');
  return estimate.interval;
}

/** Halves a bracket until it is a point: no derivative, no cleverness. */
function bisect(f: (x: number) => number, low: number, high: number): number {
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function choose(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i++) value = (value * (n - k + i)) / i;
  return value;
}

function binomialUpper(x: number, n: number, p: number): number {
  let total = 0;
  for (let k = x; k <= n; k++) total += choose(n, k) * p ** k * (1 - p) ** (n - k);
  return total;
}

describe('against brute force', () => {
  it('Wilson limits are where the score test just rejects, for all x ≤ n ≤ 30', () => {
    const z = criticalValue(0.95);
    for (let n = 1; n <= 30; n++) {
      for (let x = 0; x <= n; x++) {
        const { low, high } = limits(wilsonInterval({ successes: x, total: n }));
        const score = (p: number) => (x / n - p) / Math.sqrt((p * (1 - p)) / n);
        if (x > 0)
          expect(low).toBeCloseTo(
            bisect((p) => z - score(p), 1e-12, x / n),
            10,
          );
        if (x < n)
          expect(high).toBeCloseTo(
            bisect((p) => -z - score(p), x / n, 1 - 1e-12),
            10,
          );
      }
    }
  });

  it('Clopper–Pearson limits leave 2.5% of summed binomial terms in each tail, for all x ≤ n ≤ 20', () => {
    for (let n = 1; n <= 20; n++) {
      for (let x = 0; x <= n; x++) {
        const { low, high } = limits(clopperPearsonInterval({ successes: x, total: n }));
        if (x > 0) expect(binomialUpper(x, n, low)).toBeCloseTo(0.025, 12);
        if (x < n) expect(1 - binomialUpper(x + 1, n, high!)).toBeCloseTo(0.025, 12);
      }
    }
  });

  it('Garwood limits leave 2.5% of summed Poisson terms in each tail', () => {
    for (let x = 0; x <= 30; x++) {
      const { low, high } = limits(garwoodRate({ events: x, exposure: 1 }));
      const atMost = (mean: number, count: number) => {
        let term = Math.exp(-mean);
        let total = 0;
        for (let k = 0; k <= count; k++) {
          total += term;
          term *= mean / (k + 1);
        }
        return total;
      };
      if (x > 0) expect(1 - atMost(low, x - 1)).toBeCloseTo(0.025, 12);
      expect(atMost(high!, x)).toBeCloseTo(0.025, 12);
    }
  });

  it("Koopman limits solve Koopman's own chi-square equation, for every table up to 8 a side", () => {
    const z2 = criticalValue(0.95) ** 2;
    let checked = 0;
    for (let x1 = 0; x1 <= 8; x1++) {
      for (let x2 = 1; x2 <= 7; x2++) {
        const interval = koopmanInterval({ successes: x1, total: 8 }, { successes: x2, total: 7 });
        if ('status' in interval) throw new Error(interval.reason);
        // Koopman (1984), eq. 2.3, undefined where a fitted rate is 1.
        const chiSquare = (ratio: number) => {
          const a = ratio * (8 + x2) + x1 + 7;
          const p1 = (a - Math.sqrt(a * a - 60 * ratio * (x1 + x2))) / 30;
          return ((x1 - 8 * p1) ** 2 / (8 * p1 * (1 - p1))) * (1 + (8 * (ratio - p1)) / (7 * (1 - p1)));
        };
        for (const limit of [interval.low, interval.high!]) {
          const value = chiSquare(limit);
          if (limit === 0 || !Number.isFinite(value) || x1 === 8 || x2 === 7) continue;
          expect(value).toBeCloseTo(z2, 6);
          checked++;
        }
      }
    }
    expect(checked).toBeGreaterThan(80);
  });

  it('mid-P limits of a rate ratio leave 2.5% with half the observed term', () => {
    for (const [x, y] of [
      [0, 3],
      [1, 1],
      [7, 4],
      [20, 35],
    ] as const) {
      const n = x + y;
      const { low, high } = limits(
        conditionalRateRatio({ events: x, exposure: 2 }, { events: y, exposure: 5 }, { midP: true }),
      );
      const shareAt = (ratio: number) => (2 * ratio) / (2 * ratio + 5);
      const half = (p: number) => 0.5 * choose(n, x) * p ** x * (1 - p) ** y;
      if (x > 0) expect(binomialUpper(x + 1, n, shareAt(low)) + half(shareAt(low))).toBeCloseTo(0.025, 10);
      const above = shareAt(high!);
      expect(1 - binomialUpper(x, n, above) + half(above)).toBeCloseTo(0.025, 10);
    }
  });

  it('a mid-P limit is there where the reference has no events: half of all three is 2.5% at a share of ∛0.05', () => {
    const found = conditionalRateRatio({ events: 3, exposure: 2 }, { events: 0, exposure: 5 }, { midP: true });
    const share = 0.05 ** (1 / 3);
    expect(found).toMatchObject({
      status: 'not-computed',
      interval: { low: expect.closeTo((share / (1 - share)) * (5 / 2), 10), high: null },
    });
  });
});
