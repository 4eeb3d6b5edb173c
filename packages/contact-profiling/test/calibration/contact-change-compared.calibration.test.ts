import { drawGamma, drawPoisson, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { changeAgainstExpectation, contactChangeCompared } from '../../src/index.ts';

const RUNS = 400;

describe('intervals of the change after support', () => {
  it('cover the effect in about 95 of 100 worlds where sides are of unequal size; before and after alone covers none', () => {
    const random = randomStream('comparator');
    let covered = 0;
    let coveredNaive = 0;
    for (let run = 0; run < RUNS; run++) {
      const before: number[] = [];
      const after: number[] = [];
      const supported: number[] = [];
      while (before.length < 500) {
        const rate = drawGamma(random, 0.8, 4);
        const count = drawPoisson(random, rate);
        if (count < 8) continue;
        const chance = Math.min(0.7, 0.15 + 0.02 * (count - 8));
        const chosen = random.next() < chance ? 1 : 0;
        before.push(count);
        supported.push(chosen);
        after.push(drawPoisson(random, rate * (chosen === 1 ? 0.7 : 1)));
      }
      const found = contactChangeCompared({ before, after, supported });
      if (found.status !== 'computed' || 'status' in found.fall.interval) throw new Error('not computed');
      if (found.fall.interval.low <= 0.3 && found.fall.interval.high! >= 0.3) covered++;
      const own = supported.flatMap((flag, at) => (flag === 1 ? [at] : []));
      const naive = changeAgainstExpectation(
        own.map((at) => after[at]!),
        own.map((at) => before[at]!),
      );
      if (naive.status !== 'computed' || 'status' in naive.fall.interval) throw new Error('not computed');
      if (naive.fall.interval.low <= 0.3 && naive.fall.interval.high! >= 0.3) coveredNaive++;
    }
    // Four standard errors of a share of 0.95 among 400: 0.044.
    expect(covered / RUNS).toBeGreaterThan(0.906);
    expect(covered / RUNS).toBeLessThan(0.994);
    expect(coveredNaive / RUNS).toBeLessThan(0.1);
  });
});
