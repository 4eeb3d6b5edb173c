import { describe, expect, it } from 'vitest';
import {
  drawNormal,
  type Interval,
  koopmanInterval,
  type NotComputed,
  newcombeDifference,
  permutationTest,
  randomStream,
  romanoWolf,
  simultaneousCriticalValue,
  wilsonInterval,
} from '../../src/index.ts';

/** Four standard deviations of a count of `rounds` events with this chance. */
function slack(rounds: number, chance: number): number {
  return 4 * Math.sqrt(rounds * chance * (1 - chance));
}

describe('permutation test', () => {
  it('raises a false alarm in 5 of 100, with groups of 5 and 45', () => {
    const random = randomStream('permutation calibration');
    const rounds = 600;
    let alarms = 0;
    for (let round = 0; round < rounds; round++) {
      const first = Float64Array.from({ length: 5 }, () => drawNormal(random));
      const second = Float64Array.from({ length: 45 }, () => drawNormal(random));
      const found = permutationTest(first, second, { random, permutations: 199, tail: 'greater' });
      if (found.status !== 'computed') throw new Error(found.reason);
      expect(found.pValue).toBeGreaterThanOrEqual(1 / 200);
      if (found.pValue <= 0.05) alarms++;
    }
    expect(Math.abs(alarms - rounds * 0.05)).toBeLessThan(slack(rounds, 0.05));
  });

  it('shuffles into the true sizes: the statistic sees 5 and 45', () => {
    const sizes = new Set<string>();
    permutationTest(new Float64Array(5), new Float64Array(45), {
      random: randomStream(1),
      permutations: 3,
      statistic: (first, second) => {
        sizes.add(`${first.length} ${second.length}`);
        return 0;
      },
    });
    expect([...sizes]).toEqual(['5 45']);
  });

  it('is never 0, however far the groups lie apart', () => {
    const found = permutationTest([100, 101, 102, 103, 104, 105], [1, 2, 3, 4, 5, 6], {
      random: randomStream(2),
      permutations: 99,
    });
    expect(found).toMatchObject({ observed: 99, permutations: 99 });
    expect(found.status === 'computed' && found.pValue).toBeGreaterThanOrEqual(0.01);
  });
});

describe('coverage by enumeration over all outcomes, unequal sizes', () => {
  const n1 = 12;
  const n2 = 40;
  const mass = (x: number, n: number, p: number) => {
    let value = 1;
    for (let k = 1; k <= x; k++) value *= (n - k + 1) / k;
    return value * p ** x * (1 - p) ** (n - x);
  };

  function coverage(
    p1: number,
    p2: number,
    truth: number,
    interval: (x1: number, x2: number) => Interval | NotComputed,
  ) {
    let covered = 0;
    for (let x1 = 0; x1 <= n1; x1++) {
      for (let x2 = 0; x2 <= n2; x2++) {
        const found = interval(x1, x2);
        // No interval at all rules nothing out.
        const holds = 'status' in found || (found.low <= truth && (found.high === null || truth <= found.high));
        if (holds) covered += mass(x1, n1, p1) * mass(x2, n2, p2);
      }
    }
    return covered;
  }

  it('Newcombe and Koopman hold at least 93 times in 100', () => {
    for (const [p1, p2] of [
      [0.1, 0.1],
      [0.3, 0.15],
      [0.5, 0.5],
      [0.8, 0.4],
    ] as const) {
      const newcombe = coverage(p1, p2, p1 - p2, (x1, x2) => {
        const found = newcombeDifference({ successes: x1, total: n1 }, { successes: x2, total: n2 });
        return found.status === 'computed' ? found.interval : found;
      });
      expect(newcombe, `Newcombe at ${p1}, ${p2}`).toBeGreaterThan(0.93);
      const koopman = coverage(p1, p2, p1 / p2, (x1, x2) =>
        koopmanInterval({ successes: x1, total: n1 }, { successes: x2, total: n2 }),
      );
      expect(koopman, `Koopman at ${p1}, ${p2}`).toBeGreaterThan(0.93);
    }
  });

  it('Wilson holds 95 times in 100 on average over true rates', () => {
    let total = 0;
    for (let step = 1; step < 200; step++) {
      const p = step / 200;
      for (let x = 0; x <= 30; x++) {
        const found = wilsonInterval({ successes: x, total: 30 });
        if (found.status !== 'computed' || 'status' in found.interval) throw new Error('no interval');
        if (found.interval.low <= p && p <= found.interval.high!) total += mass(x, 30, p);
      }
    }
    expect(total / 199).toBeGreaterThan(0.945);
    expect(total / 199).toBeLessThan(0.96);
  });
});

describe('many comparisons', () => {
  const tests = 6;
  const resamples = 199;
  const rounds = 300;

  /** Correlated normal statistics: a shared part and an own part. */
  function row(random: ReturnType<typeof randomStream>): number[] {
    const shared = drawNormal(random);
    return Array.from({ length: tests }, () => Math.SQRT1_2 * (shared + drawNormal(random)));
  }

  it('Romano–Wolf and max-T raise any false alarm in 5 of 100 families', () => {
    const random = randomStream('families');
    let alarms = 0;
    let outside = 0;
    for (let round = 0; round < rounds; round++) {
      const values = Float64Array.from(Array.from({ length: resamples }, () => row(random)).flat());
      const observed = row(random);
      if (romanoWolf(observed, { tests, values }).some((p) => p <= 0.05)) alarms++;
      const critical = simultaneousCriticalValue({ tests, values });
      if (typeof critical !== 'number') throw new Error(critical.reason);
      if (observed.some((statistic) => Math.abs(statistic) > critical)) outside++;
    }
    expect(Math.abs(alarms - rounds * 0.05)).toBeLessThan(slack(rounds, 0.05));
    expect(Math.abs(outside - rounds * 0.05)).toBeLessThan(slack(rounds, 0.05));
  });
});
