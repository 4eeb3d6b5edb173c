import { describe, expect, it } from 'vitest';
import {
  binomialFunnelLimits,
  binomialMass,
  breslowDayTest,
  byarRate,
  cochranMantelHaenszelTest,
  drawBinomial,
  type Interval,
  isComputed,
  logRankTest,
  type MaybeEstimate,
  miettinenNurminenDifference,
  miettinenNurminenRatioInterval,
  overDispersion,
  poissonFunnelLimits,
  randomStream,
  standardisedRatio,
} from '../../src/index.ts';
import { expectClose, golden } from '../golden/golden.ts';

type Counts = [number, number, number, number];
const r = golden<{
  intervals: { counts: Counts; level: number; difference: [number, number]; ratio: [number, number | null] }[];
  strata: {
    name: string;
    rows: Counts[];
    null: number;
    nullP: number;
    nullCorrected: number;
    equal: number;
    equalP: number;
    tarone: number;
  }[];
  funnel: { target: number; size: number; level: number; binomial: [number, number]; poisson: [number, number] }[];
  smr: { events: number; expected: number; level: number; exact: [number, number] }[];
  dispersion: {
    x: number[];
    n: number[];
    target: number;
    factorOfChance: number;
    p: number;
    pOwn: number;
    tau2: number;
  };
  logRank: { times: number[]; causes: number[]; groups: number[]; statistic: number; p: number };
}>('quoted');

const pairOf = ([x1, n1, x2, n2]: Counts) => ({
  group: { successes: x1, total: n1 },
  reference: { successes: x2, total: n2 },
});
function intervalOf(estimate: MaybeEstimate): Interval {
  if (!isComputed(estimate) || 'status' in estimate.interval) throw new Error('no interval');
  return estimate.interval;
}

describe('Miettinen–Nurminen intervals, as scipy’s search for the most likely rates', () => {
  it.each(r.intervals)('$counts at $level', ({ counts, level, difference, ratio }) => {
    const { group, reference } = pairOf(counts);
    const mine = intervalOf(miettinenNurminenDifference(group, reference, { level }));
    // The search for the most likely rates stops at about 1e-8.
    expectClose(mine.low, difference[0], 1e-6, 1e-8, 'low');
    expectClose(mine.high, difference[1], 1e-6, 1e-8, 'high');
    const times = miettinenNurminenRatioInterval(group, reference, { level });
    if ('status' in times) throw new Error(times.reason);
    expectClose(times.low, ratio[0], 1e-6, 1e-7, 'low ratio');
    if (ratio[1] === null) expect(times.high).toBeNull();
    else expectClose(times.high, ratio[1], 1e-6, 0, 'high ratio');
  });
  it('says what has no interval', () => {
    const none = { successes: 0, total: 0 };
    expect(miettinenNurminenDifference(none, { successes: 1, total: 2 })).toMatchObject({ status: 'not-computed' });
    expect(miettinenNurminenRatioInterval({ successes: 0, total: 3 }, { successes: 0, total: 2 })).toMatchObject({
      status: 'not-computed',
    });
  });
});

describe('stratified tests, as statsmodels', () => {
  it.each(r.strata)('$name', ({ rows, ...theirs }) => {
    const strata = rows.map(pairOf);
    const statistic = (test: ReturnType<typeof breslowDayTest>) => {
      if (!isComputed(test)) throw new Error(test.reason);
      return test;
    };
    expectClose(statistic(cochranMantelHaenszelTest(strata)).statistic, theirs.null, 1e-10);
    expectClose(statistic(cochranMantelHaenszelTest(strata)).pValue, theirs.nullP, 1e-9, 1e-14);
    expectClose(
      statistic(cochranMantelHaenszelTest(strata, { continuity: true })).statistic,
      theirs.nullCorrected,
      1e-10,
    );
    expectClose(statistic(breslowDayTest(strata, { tarone: false })).statistic, theirs.equal, 1e-9);
    expectClose(statistic(breslowDayTest(strata, { tarone: false })).pValue, theirs.equalP, 1e-9, 1e-14);
    expectClose(statistic(breslowDayTest(strata)).statistic, theirs.tarone, 1e-9);
  });
  it('not computed where nothing varies, or one stratum is left', () => {
    const alike = pairOf([0, 10, 0, 20]);
    expect(cochranMantelHaenszelTest([alike])).toMatchObject({ status: 'not-computed' });
    expect(cochranMantelHaenszelTest([])).toMatchObject({ reason: 'no stratum has cases on both sides' });
    expect(breslowDayTest([pairOf([1, 10, 2, 20]), alike])).toMatchObject({
      reason: 'one stratum alone cannot disagree',
    });
    expect(breslowDayTest([pairOf([0, 10, 2, 20])])).toMatchObject({ status: 'not-computed' });
  });
});

describe('funnel limits at counts, as scipy', () => {
  it.each(r.funnel)('target $target, size $size, level $level', ({ target, size, level, binomial, poisson }) => {
    const share = binomialFunnelLimits(target, size, { level });
    expect([share.low * size, share.high * size].map(Math.round)).toEqual(binomial);
    const rate = poissonFunnelLimits(target, size, { level });
    expect([rate.low * size, rate.high * size].map(Math.round)).toEqual(poisson);
  });
  it('five of five at a target of .7 lie within: chance gives .168', () => {
    expect(binomialMass(5, 5, 0.7)).toBeCloseTo(0.168, 3);
    expect(binomialFunnelLimits(0.7, 5, { level: 0.998 })).toEqual({ low: 0, high: 1 });
    expect(binomialFunnelLimits(0.7, 5, { level: 0.998, smooth: true }).high).toBeLessThan(1);
  });
});

describe('standardised ratio', () => {
  it('exact below ten events, as scipy’s chi-square quantiles', () => {
    for (const { events, expected, level, exact } of r.smr) {
      const { low, high, method } = intervalOf(standardisedRatio({ events, expected }, { level }));
      expectClose(low, exact[0], 1e-10, 1e-14);
      expectClose(high, exact[1], 1e-10);
      expect(method).toContain('Garwood');
    }
  });
  it('Byar’s from ten', () => {
    expect(standardisedRatio({ events: 10, expected: 4 })).toEqual(byarRate({ events: 10, exposure: 4 }));
    expect(standardisedRatio({ events: 3, expected: 0 })).toMatchObject({ status: 'not-computed' });
  });
});

describe('over-dispersion', () => {
  const { x, n, target, ...theirs } = r.dispersion;
  const units = x.map((count, index) => ({
    value: count / n[index]!,
    standardError: Math.sqrt((target * (1 - target)) / n[index]!),
  }));
  it('test and variance between units, as scipy', () => {
    const mine = overDispersion(units, { target });
    const own = overDispersion(units, { target, isTargetFromUnits: true });
    if (!isComputed(mine) || !isComputed(own)) throw new Error('not computed');
    expectClose(mine.factorOfChance, theirs.factorOfChance, 1e-8);
    expectClose(mine.pValue, theirs.p, 1e-10);
    expectClose(own.pValue, theirs.pOwn, 1e-10);
    expectClose(mine.betweenVariance, theirs.tau2, 1e-7);
  });
  it('rejects in about 1 of 20 where chance explains all, and finds the variance that is there', () => {
    const random = randomStream('over-dispersion');
    const RUNS = 1000;
    let rejected = 0;
    let variance = 0;
    for (let run = 0; run < RUNS; run++) {
      const drawn = (spread: number) =>
        overDispersion(
          Array.from({ length: 30 }, (_, index) => {
            const cases = 200 + 20 * index;
            const rate = 0.4 + spread * (random.next() * 2 - 1);
            return { value: drawBinomial(random, cases, rate) / cases, standardError: Math.sqrt(0.24 / cases) };
          }),
          { target: 0.4 },
        );
      const [none, some] = [drawn(0), drawn(0.1)];
      if (!isComputed(none) || !isComputed(some)) throw new Error('not computed');
      if (none.pValue <= 0.05) rejected++;
      variance += some.betweenVariance / RUNS;
    }
    // 50 of 1,000 expected; 28 to 72 are its 99.8 % range.
    expect(rejected).toBeGreaterThanOrEqual(28);
    expect(rejected).toBeLessThanOrEqual(72);
    // Uniform on ±.1: variance .01 / 3. Winsorising a uniform spread keeps more of it than of a normal one.
    expect(variance).toBeGreaterThan(0.0028);
    expect(variance).toBeLessThan(0.0043);
  });
});

describe('log-rank', () => {
  const { times, causes, groups, statistic, p } = r.logRank;
  it('as statsmodels, also beside a group that no event can compare', () => {
    const mine = logRankTest({ times, causes, groups });
    if (!isComputed(mine)) throw new Error(mine.reason);
    expectClose(mine.statistic, statistic, 1e-10);
    expectClose(mine.pValue, p, 1e-9);
    // A third group that leaves before the first event.
    const more = logRankTest({
      times: [...times, 0.5, 0.5],
      causes: [...causes, 0, 0],
      groups: [...groups, 2, 2],
    });
    expect(more).toMatchObject({ statistic: expect.closeTo(statistic, 9), degreesOfFreedom: 1 });
  });
  it('pairs that were followed at different times are compared within each', () => {
    const late = times.map((time) => time + 100);
    const both = logRankTest({
      times: [...times, ...late],
      causes: [...causes.map(() => 1), ...causes.map(() => 1)],
      groups: [...groups, ...groups.map((group) => group + 2)],
    });
    expect(both.status).toBe('computed');
  });
  it('gives the true reason where nothing can be compared', () => {
    expect(logRankTest({ times: [1, 2, 5, 6], causes: [0, 0, 1, 1], groups: [0, 0, 1, 1] })).toMatchObject({
      reason: 'no event happened while two groups were still followed',
    });
  });
});
