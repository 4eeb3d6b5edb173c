import { poissonMass } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { benchRegister } from '../bench/bench-register.ts';
import { decoyControl, predictedCount, toleranceSweep } from '../src/index.ts';

describe('decoy control', () => {
  it.each([1, 2, 3])('is within 0.001 of the true precision at tolerances 0 … 2, and covers it (seed %i)', (seed) => {
    const register = benchRegister(100_000, seed);
    const sweep = toleranceSweep(register, { truth: register.entity });
    const days = register.dateOfBirth.codes;
    const rows = decoyControl(register, days, sweep.pairsByClass);
    if ('status' in rows) throw new Error(rows.reason);
    for (const rule of [0, 5, 10]) {
      const { precision } = rows[rule]!;
      const { truePairs } = sweep.rows[rule]!.errors!;
      const truth = truePairs / sweep.rows[rule]!.pairs;
      if ('status' in precision) throw new Error(precision.reason);
      expect(Math.abs(precision.value - truth)).toBeLessThan(0.001);
      expect(precision.interval.low).toBeLessThanOrEqual(truth);
      expect(precision.interval.high).toBeGreaterThanOrEqual(truth);
    }
  });

  it('is not computed where no two dates lie an offset apart, and refuses half days', () => {
    const register = benchRegister(10, 1);
    const days = new Int32Array(10).fill(100);
    expect(decoyControl(register, days, new Float64Array(16))).toMatchObject({ status: 'not-computed' });
    expect(() => decoyControl(register, days, new Float64Array(16), { offsetsDays: [1.5] })).toThrow(
      'a decoy offset must be a whole number of days from 1: 1.5.',
    );
  });
});

describe('predicted count', () => {
  it('follows its example and includes nought where nothing was seen', () => {
    expect(predictedCount({ events: 20, exposure: 2 }, 1).value).toBe(10);
    expect(predictedCount({ events: 0, exposure: 10 }, 1).interval.low).toBe(0);
  });

  it('covers the next count at least as often as it says, over seen and unseen counts alike', () => {
    for (const [seenMean, nextMean] of [
      [3, 1],
      [40, 5],
      [10, 30],
    ] as const) {
      let covered = 0;
      for (let seen = 0; seen < 120; seen++) {
        const { interval } = predictedCount({ events: seen, exposure: seenMean }, nextMean);
        let inside = 0;
        for (let next = interval.low; next <= interval.high!; next++) inside += poissonMass(next, nextMean);
        covered += inside * poissonMass(seen, seenMean);
      }
      expect(covered).toBeGreaterThan(0.95);
    }
  });
});
