import { describe, expect, it } from 'vitest';
import {
  bcaInterval,
  chiSquareMonteCarlo,
  chiSquareTest,
  cohenKappa,
  criticalValue,
  falseDiscovery,
  fisherExactPValue,
  fisherExactTest,
  generalisedGini,
  gini,
  gwetAc1,
  holm,
  meanInterval,
  percentileInterval,
  poissonETest,
  randomStream,
  twoProportionPower,
  twoProportionSampleSize,
  twoProportionTest,
} from '../../src/index.ts';
import { expectClose, golden } from '../golden/golden.ts';

type Limits = readonly [number, number | null];

interface Golden {
  readonly fisher: readonly {
    counts: readonly [number, number, number, number];
    p: number;
    oddsRatio: number | null;
    interval: Limits;
  }[];
  readonly chiSquare: readonly { table: number[][]; statistic: number; df: number; p: number; simulated: number }[];
  readonly adjust: Record<'p' | 'holm' | 'bh' | 'by', number[]>;
  readonly power: readonly { args: readonly [number, number, number]; power: number; n80: number }[];
  readonly bootstrap: {
    values: number[];
    replicates: number[];
    estimate: number;
    leftOut: number[];
    percentile: [number, number];
    bca: [number, number];
    t: [number, number];
  };
}

const r = golden<Golden>('tests');

describe('tests agree with R', () => {
  it('Fisher exact: p-value, odds ratio, interval', () => {
    for (const { counts, p, oddsRatio, interval } of r.fisher) {
      const [a, n1, c, n2] = counts;
      const mine = fisherExactTest({ successes: a, total: n1 }, { successes: c, total: n2 });
      if (mine.status !== 'computed') throw new Error(mine.reason);
      expectClose(mine.pValue, p, 1e-9, 0, `p of ${counts}`);
      expect(fisherExactPValue({ successes: a, total: n1 }, { successes: c, total: n2 })).toBe(mine.pValue);
      // R's uniroot stops at eps^0.25 = 1.2e-4, for ratios above 1 on the reciprocal.
      const uniroot = (value: number): number => 2 * 2 ** -13 * Math.max(1, value) ** 2;
      if (oddsRatio !== null) expectClose(mine.oddsRatio, oddsRatio, 0, uniroot(oddsRatio), `ratio of ${counts}`);
      expectClose(mine.interval.low, interval[0], 0, uniroot(interval[0]), `low of ${counts}`);
      if (interval[1] === null) expect(mine.interval.high).toBeNull();
      else expectClose(mine.interval.high, interval[1], 0, uniroot(interval[1]), `high of ${counts}`);
    }
  });

  it('chi-square, simulated: an answer that nobody gave changes nothing', () => {
    // Of the 126 ways to fill 4 of 9, by the first cell: 5, 40, 60, 20 and 1; as uneven as 3 are 0, 3 and 4: 26 ÷ 126.
    const exact = 26 / 126;
    for (const table of [
      [
        [3, 1],
        [1, 4],
      ],
      [
        [3, 0, 1],
        [1, 0, 4],
      ],
    ]) {
      const drawn = chiSquareMonteCarlo(table, { random: randomStream('nobody'), tables: 20_000 });
      if (drawn.status !== 'computed') throw new Error(drawn.reason);
      expect(Math.abs(drawn.pValue - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 20_000) + 1e-4);
    }
  });

  it('chi-square, simulated: refuses weighted counts, one among whole ones too', () => {
    const weighted = () =>
      chiSquareMonteCarlo(
        [
          [1.5, 2],
          [2.5, 3],
        ],
        { random: randomStream('weighted'), tables: 9 },
      );
    expect(weighted).toThrow('needs whole counts');
  });

  it('chi-square, asymptotic and simulated', () => {
    for (const { table, statistic, df, p, simulated } of r.chiSquare) {
      const mine = chiSquareTest(table);
      if (mine.status !== 'computed') throw new Error(mine.reason);
      expectClose(mine.statistic, statistic, 1e-12);
      expect(mine.degreesOfFreedom).toBe(df);
      expectClose(mine.pValue, p, 1e-11);
      const drawn = chiSquareMonteCarlo(table, { random: randomStream('chi-square'), tables: 20000 });
      if (drawn.status !== 'computed') throw new Error(drawn.reason);
      // Four standard errors of the share that we and R simulate.
      const error = Math.sqrt(simulated * (1 - simulated) * (1 / 20000 + 1 / 200000));
      expect(Math.abs(drawn.pValue - simulated)).toBeLessThan(4 * error + 1e-4);
      expect(drawn.pValue).toBeGreaterThan(0);
    }
  });

  it('two proportions: z² is the chi-square', () => {
    const mine = twoProportionTest({ successes: 805, total: 1795 }, { successes: 349, total: 1488 });
    if (mine.status !== 'computed') throw new Error(mine.reason);
    expectClose(mine.z ** 2, r.chiSquare[0]!.statistic, 1e-12);
    expectClose(mine.pValue, 2.11348973891375e-37, 1e-9);
  });

  it('Holm, Benjamini–Hochberg, Benjamini–Yekutieli', () => {
    const { p } = r.adjust;
    for (const [index, adjusted] of holm(p).entries()) expectClose(adjusted, r.adjust.holm[index]!, 1e-14);
    for (const [index, adjusted] of falseDiscovery(p).entries()) expectClose(adjusted, r.adjust.bh[index]!, 1e-14);
    const any = falseDiscovery(p, { anyDependence: true });
    for (const [index, adjusted] of any.entries()) expectClose(adjusted, r.adjust.by[index]!, 1e-14);
    expect(Array.from(falseDiscovery(p).slice(0, 5))).toEqual(
      [0.025, 0.1, 0.21, 0.21, 0.21].map((v) => expect.closeTo(v, 12)),
    );
  });

  it('power and sample size for two proportions', () => {
    for (const { args, power, n80 } of r.power) {
      const [groupRate, referenceRate, n] = args;
      const pair = { groupRate, referenceRate };
      expectClose(twoProportionPower({ ...pair, groupTotal: n, referenceTotal: n }), power, 1e-12);
      expectClose(twoProportionSampleSize({ ...pair, power: 0.8 }) as number, n80, 1e-8);
    }
  });

  it('percentile and BCa bootstrap, t interval', () => {
    const { values, replicates, estimate, leftOut, percentile, bca, t } = r.bootstrap;
    const mine = percentileInterval(replicates);
    if ('status' in mine) throw new Error(mine.reason);
    expectClose(mine.low, percentile[0], 1e-13);
    expectClose(mine.high, percentile[1], 1e-13);
    const corrected = bcaInterval({ estimate, replicates, leftOut });
    if ('status' in corrected) throw new Error(corrected.reason);
    expectClose(corrected.low, bca[0], 1e-11);
    expectClose(corrected.high, bca[1], 1e-11);
    const counted = bcaInterval({
      estimate,
      replicates,
      leftOut: [...leftOut, 99],
      leftOutCounts: [...leftOut.map(() => 1), 0],
    });
    expect(counted).toEqual(corrected);
    const mean = meanInterval(values);
    if (mean.status !== 'computed' || 'status' in mean.interval) throw new Error('no interval');
    expectClose(mean.interval.low, t[0], 1e-12);
    expectClose(mean.interval.high, t[1], 1e-12);
  });
});

/** ptools (Wheeler) `e_test`; (6, 2) is Krishnamoorthy & Thomson's own example, .1749. */
describe('Poisson E-test agrees with ptools', () => {
  const cases: readonly (readonly [number, number, number, number, number, number])[] = [
    [3, 0, 1, 1, 0, 0.0883790094548352],
    [0, 3, 1, 1, 0, 0.0883790094548352],
    [6, 2, 1, 1, 0, 0.174874820943708],
    [20, 10, 1, 1, 0, 0.0688317821081095],
    [10, 5, 1, 1, 0, 0.206164414075764],
    [15, 5, 1, 1, 0, 0.0250351143893444],
    [1, 0, 1, 1, 0, 0.486055461418504],
    [100, 80, 1, 1, 0, 0.136520651967548],
    [400, 350, 1, 1, 0, 0.06792923],
    [2000, 1900, 1, 1, 0, 0.1093313],
    [20, 20, 1, 1, 0, 1],
    [20, 10, 4, 2, 0, 0.999999999999907],
  ];
  for (const [events, other, exposure, otherExposure, difference, p] of cases) {
    it(`${events} in ${exposure} against ${other} in ${otherExposure}, difference ${difference}`, () => {
      const mine = poissonETest({ events, exposure }, { events: other, exposure: otherExposure }, { difference });
      if (mine.status !== 'computed') throw new Error(mine.reason);
      // ptools drops terms below 1e-20 of its own sums; two values are given to 7 digits.
      expectClose(mine.pValue, p, p === 0.06792923 || p === 0.1093313 ? 1e-6 : 1e-9);
    });
  }

  it('unequal exposures: statsmodels etest-wald, and etest-score (which ptools gives) for the pooled variance', () => {
    const group = { events: 100, exposure: 10 };
    const reference = { events: 25, exposure: 5 };
    const separate = poissonETest(group, reference);
    if (separate.status !== 'computed') throw new Error(separate.reason);
    // statsmodels 0.14 cuts its sums where 1e-10 is left.
    expectClose(separate.pValue, 0.0005747192845889081, 0, 1e-12);
    const pooled = poissonETest(group, reference, { variance: 'pooled' });
    if (pooled.status !== 'computed') throw new Error(pooled.reason);
    expectClose(pooled.pValue, 0.0015380662884757802, 1e-9);
  });

  it('no events at all are no evidence', () => {
    expect(poissonETest({ events: 0, exposure: 1 }, { events: 0, exposure: 1 })).toMatchObject({
      status: 'not-computed',
    });
    expect(poissonETest({ events: 1, exposure: 1 }, { events: 1, exposure: 0 })).toMatchObject({
      status: 'not-computed',
    });
    const tooFar = poissonETest({ events: 1, exposure: 1 }, { events: 1, exposure: 1 }, { difference: 9 });
    expect(tooFar).toMatchObject({ status: 'not-computed' });
  });
});

describe('agreement', () => {
  it("Cohen's kappa agrees with vcd", () => {
    for (const { table, kappa, error } of golden<{ rows: { table: number[][]; kappa: number; error: number }[] }>(
      'kappa',
    ).rows) {
      const mine = cohenKappa(table);
      if (mine.status !== 'computed' || 'status' in mine.interval) throw new Error('no interval');
      expectClose(mine.value, kappa, 1e-12);
      const z = criticalValue(0.95);
      expectClose(mine.interval.high, Math.min(1, kappa + z * error), 1e-10);
      expectClose(mine.interval.low, Math.max(-1, kappa - z * error), 1e-10, 1e-12);
    }
  });

  it("Gwet's AC1 agrees with irrCAC", () => {
    const { rows } = golden<{ rows: { table: number[][]; ac1: number; interval: [number, number] }[] }>('agreement');
    for (const { table, ac1, interval } of rows) {
      const mine = gwetAc1(table);
      if (mine.status !== 'computed' || 'status' in mine.interval) throw new Error('no interval');
      expectClose(mine.value, ac1, 1e-10);
      expectClose(mine.interval.low, interval[0], 0, 1e-9);
      expectClose(mine.interval.high, interval[1], 0, 1e-9);
    }
  });
});

it('Gini and generalised Gini agree with lorenzgini (Steenbeek & Bernasco)', () => {
  const zeros = [0, 0, 0, 0, 0, 0, 0];
  expect(gini([10, 8, 2, ...zeros])).toBeCloseTo(0.78, 14);
  expect(gini([5, 2, 1, ...zeros])).toBeCloseTo(0.8, 14);
  expect(generalisedGini([5, 2, 1, ...zeros])).toBeCloseTo(0.75, 14);
  expect(gini([10, 0, 0, ...zeros])).toBeCloseTo(0.9, 14);
  expect(gini([10, 0, 0, ...zeros], { unbiased: true })).toBeCloseTo(1, 14);
});
