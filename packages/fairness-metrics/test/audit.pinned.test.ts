import { readFileSync } from 'node:fs';
import { mantelHaenszelRiskRatio, notComputed, parityVerdict, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  type AreaRow,
  abroca,
  areaTest,
  daylight,
  extremeGroups,
  populationRates,
  type Rate,
  ratePer1000,
  sameRateTest,
  scoreCellsFromRows,
} from '../src/index.ts';

const GOLDEN = JSON.parse(readFileSync(new URL('golden/mutants.json', import.meta.url), 'utf8')) as {
  groups: [number, number][];
  exactRange: [number, number];
  ratioRange: [number, number];
  weightedTest: number;
  delong: { p: number };
  stratified: { strata: [number, number, number, number][]; value: number; q: number };
  sunsets: { place: string; latitude: number; longitude: number; sunset: number; dusk: number | null }[];
};

const rate = (numerator: number, denominator: number, effectiveDenominator = denominator): Rate => ({
  numerator,
  denominator,
  effectiveDenominator,
  estimate: { status: 'computed', value: numerator / denominator, interval: notComputed('not asked for') },
});

describe('constants of what is quoted, by values from elsewhere', () => {
  it('exact extremes of three groups hold each at level^(1/3), as scipy’s beta quantiles', () => {
    const named = GOLDEN.groups.map(([x, n], index) => ({ group: `g${index}`, rate: rate(x, n) }));
    const { estimate } = extremeGroups(named, 'difference');
    expect(estimate).toMatchObject({
      interval: { low: expect.closeTo(GOLDEN.exactRange[0], 10), high: expect.closeTo(GOLDEN.exactRange[1], 10) },
    });
  });
  it('extremes of two groups as a ratio have MOVER’s limits: 30 of 100 over 60 of 120', () => {
    const named = [rate(60, 120), rate(30, 100)].map((each, index) => ({ group: `g${index}`, rate: each }));
    expect(extremeGroups(named, 'ratio').estimate).toMatchObject({
      value: expect.closeTo(0.6, 12),
      interval: { low: expect.closeTo(GOLDEN.ratioRange[0], 7), high: expect.closeTo(GOLDEN.ratioRange[1], 7) },
    });
  });
  it('the weighted test pools by effective sizes: 30 % of 50 against 50 % of 20', () => {
    const test = sameRateTest(rate(300, 1000, 50), rate(400, 800, 20));
    expect(test).toMatchObject({ pValue: expect.closeTo(GOLDEN.weightedTest, 12) });
  });
  it('DeLong’s test has Welch’s degrees of freedom', () => {
    const area = (value: number, variance: number, people: number): AreaRow => ({
      group: 'a',
      positives: people / 2,
      negatives: people / 2,
      sizes: { area: value, variance, positives: people / 2, negatives: people / 2 },
      area: { status: 'computed', value, interval: notComputed('not asked for') },
    });
    // Areas of .53 and .44 with half of 130 and of 400: enough pairs out of order for DeLong’s test.
    const test = areaTest(area(0.53, 0.002, 130), area(0.44, 0.0005, 400));
    expect(test).toMatchObject({ method: 'DeLong test', pValue: expect.closeTo(GOLDEN.delong.p, 12) });
  });
  it('heterogeneity adds ½ to a stratum with an empty cell, and to no other', () => {
    const pooled = mantelHaenszelRiskRatio(
      GOLDEN.stratified.strata.map(([a, n1, c, n2]) => ({
        group: { successes: a, total: n1 },
        reference: { successes: c, total: n2 },
      })),
    );
    expect(pooled).toMatchObject({
      value: expect.closeTo(GOLDEN.stratified.value, 12),
      heterogeneity: { statistic: expect.closeTo(GOLDEN.stratified.q, 12) },
    });
  });
  it('rates per 1,000 are Garwood’s at nine events and Byar’s at ten', () => {
    const method = (events: number) => {
      const estimate = ratePer1000(events, 5000);
      return estimate.status === 'computed' && !('status' in estimate.interval) ? estimate.interval.method : null;
    };
    expect([5, 9, 10].map(method)).toEqual([
      'Garwood exact Poisson interval',
      'Garwood exact Poisson interval',
      'Byar interval',
    ]);
    const rows = [
      { group: 'A', events: 9, population: 1000 },
      { group: 'B', events: 10, population: 1000 },
    ];
    const [a] = populationRates(rows, { reference: 'B', benchmark: 'invented' });
    // scipy: chi2.ppf(.025, 18) / 2, chi2.ppf(.975, 20) / 2
    expect(a!.ratePer1000).toMatchObject({
      interval: { low: expect.closeTo(4.1153731, 6), high: expect.closeTo(17.0848034, 6) },
    });
  });
  it('sunset and the end of twilight within 72 seconds of astral, in all seasons and to the north of Scotland', () => {
    for (const { place, latitude, longitude, sunset, dusk } of GOLDEN.sunsets) {
      const around = (moment: number) =>
        [-72, 72].map((seconds) => daylight(moment + seconds * 1000, latitude, longitude));
      expect(around(sunset), `${place} ${new Date(sunset).toISOString()}`).toEqual(['light', 'twilight']);
      if (dusk !== null) expect(around(dusk), `${place} ${new Date(dusk).toISOString()}`).toEqual(['twilight', 'dark']);
    }
  });
  it('a verdict of two one-sided tests needs the whole range inside the margin, ends left out', () => {
    const verdict = (low: number, high: number) =>
      parityVerdict({
        interval: { low: -0.2, high: 0.2, level: 0.95, method: 'm' },
        equivalenceInterval: { low, high, level: 0.9, method: 'm' },
        margin: { low: -0.05, high: 0.05 },
        none: 0,
      });
    expect([verdict(-0.049, 0.049), verdict(-0.05, 0.01), verdict(-0.01, 0.05)]).toEqual([
      'equivalent',
      'insufficient evidence',
      'insufficient evidence',
    ]);
  });
  it('the chance limit of an area between curves is the 95th percentile of all ways to deal the groups', () => {
    // Two groups of two with and two without, all scores distinct: every one of 6 × 6 deals is as likely.
    const scores = [1, 2, 3, 4, 5, 6, 7, 8];
    const label = [0, 1, 0, 0, 1, 1, 0, 1];
    const area = (inA: readonly number[]) => {
      const rows = scores.map((score, i) => ({
        group: inA.includes(i) ? 'A' : 'B',
        label: label[i] as 0 | 1,
        score,
        count: 1,
      }));
      const found = abroca(scoreCellsFromRows(rows), 'A', 'B', randomStream(1), { permutations: 4000 });
      if (found.status !== 'computed') throw new Error(found.reason);
      return found;
    };
    const pairs = (of: readonly number[]) => of.flatMap((a, i) => of.slice(i + 1).map((b) => [a, b]));
    const [yes, no] = [1, 0].map((value) => [...label.keys()].filter((i) => label[i] === value));
    const deals = pairs(yes!).flatMap((a) => pairs(no!).map((b) => [...a, ...b]));
    const all = deals.map((deal) => abrocaValue(area(deal))).sort((a, b) => a - b);
    const observed = area(deals[0]!);
    expect(all.length).toBe(36);
    // The 35th of 36 is the first with more than 95 % at or below it.
    expect(observed.chanceLimit).toBeCloseTo(all[34]!, 12);
    const share = all.filter((value) => value >= observed.value - 1e-12).length / 36;
    expect(Math.abs(observed.pValue - share)).toBeLessThan(0.03);
  });
});

const abrocaValue = ({ value }: { readonly value: number }) => value;
