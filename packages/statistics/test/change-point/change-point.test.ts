import { describe, expect, it } from 'vitest';
import {
  type CountSeries,
  changePoints,
  drawPoisson,
  InputError,
  randomStream,
  singleChangePoint,
} from '../../src/index.ts';

/** −2 log likelihood of one segment from the probability functions themselves, constants and all. */
function brute(series: CountSeries, cuts: readonly number[]): number {
  let total = 0;
  for (let index = 0; index + 1 < cuts.length; index++) {
    let events = 0;
    let size = 0;
    for (let period = cuts[index]!; period < cuts[index + 1]!; period++) {
      events += series.counts[period]!;
      size += series.sizes?.[period] ?? 1;
    }
    const rate = events / size;
    for (let period = cuts[index]!; period < cuts[index + 1]!; period++) {
      const x = series.counts[period]!;
      const n = series.sizes?.[period] ?? 1;
      if (series.model === 'poisson') total -= 2 * ((x > 0 ? x * Math.log(rate) : 0) - rate * n);
      else total -= 2 * ((x > 0 ? x * Math.log(rate) : 0) + (n > x ? (n - x) * Math.log(1 - rate) : 0));
    }
  }
  return total;
}

describe('changePoints', () => {
  it('finds the best of all 2^(n − 1) partitions', () => {
    const random = randomStream('partitions');
    for (let round = 0; round < 30; round++) {
      const counts = Array.from({ length: 11 }, (_, period) => drawPoisson(random, period < 5 ? 3 : 3 + round));
      const sizes = counts.map((count) => count + 1 + random.integer(20));
      const model = round % 2 === 0 ? 'poisson' : 'binomial';
      const series: CountSeries = { model, counts, sizes };
      const penalty = 1 + (round % 5);
      let least = Number.POSITIVE_INFINITY;
      for (let mask = 0; mask < 1024; mask++) {
        const cuts = [
          0,
          ...Array.from({ length: 10 }, (_, bit) => bit + 1).filter((cut) => mask & (1 << (cut - 1))),
          11,
        ];
        least = Math.min(least, brute(series, cuts) + penalty * (cuts.length - 2));
      }
      const segments = changePoints(series, { penalty });
      const cuts = [...segments.map((segment) => segment.start), 11];
      expect(brute(series, cuts) + penalty * (cuts.length - 2)).toBeCloseTo(least, 8);
    }
  });

  it('makes no cut that earns nothing, even where a cut costs nothing', () => {
    expect(changePoints({ model: 'poisson', counts: [1, 1, 1, 1] }, { penalty: 0 })).toHaveLength(1);
  });

  it('asks 2 ln 8 = 4.159 of a cut among eight periods: twice the rate earns 2.718, two and a half times 5.313', () => {
    // 2 (A ln A + B ln B − (A + B) ln((A + B) ÷ 2)) for A and B events in four periods each.
    const startsOf = (rate: number) =>
      changePoints({ model: 'poisson', counts: [2, 2, 2, 2, rate, rate, rate, rate] }).map(({ start }) => start);
    expect(startsOf(4)).toEqual([0]);
    expect(startsOf(5)).toEqual([0, 4]);
  });

  it('cuts where all successes end, and not among periods in which all succeeded or none', () => {
    // All and none cost 0: one cut earns 2 × 20 ln 2 = 27.7 over one half throughout, and a further one nothing.
    const segments = changePoints({ model: 'binomial', counts: [5, 5, 0, 0], sizes: [5, 5, 5, 5] }, { penalty: 1 });
    expect(segments).toMatchObject([
      { start: 0, end: 2, rate: 1 },
      { start: 2, end: 4, rate: 0 },
    ]);
  });

  it('covers the series, leaves a steady one whole, and takes none', () => {
    expect(changePoints({ model: 'poisson', counts: [] })).toEqual([]);
    expect(changePoints({ model: 'poisson', counts: [4, 4, 4, 4] })).toMatchObject([{ start: 0, end: 4, rate: 4 }]);
    expect(changePoints({ model: 'poisson', counts: [0, 0, 0] })).toMatchObject([{ rate: 0 }]);
    expect(() => changePoints({ model: 'binomial', counts: [1] })).toThrow(InputError);
    expect(() => changePoints({ model: 'binomial', counts: [3], sizes: [2] })).toThrow(InputError);
    expect(() => changePoints({ model: 'poisson', counts: [1], sizes: [0] })).toThrow(InputError);
  });
});

describe('singleChangePoint', () => {
  it('finds a clear change in counts and in proportions', () => {
    const random = randomStream('clear');
    const counts = [9, 11, 10, 8, 12, 10, 25, 27, 22, 26];
    expect(singleChangePoint({ model: 'poisson', counts }, { random, draws: 499 })).toMatchObject({
      start: 6,
      pValue: 0.002,
    });
    const sizes = counts.map(() => 60);
    const found = singleChangePoint({ model: 'binomial', counts, sizes }, { random, draws: 499 });
    expect(found).toMatchObject({ start: 6, pValue: 0.002, rateBefore: 60 / 360 });
  });

  it('raises a false alarm in about 5 of 100 steady series, with unequal exposure', () => {
    const random = randomStream('steady');
    const sizes = [1, 8, 3, 2, 12, 5, 1, 9];
    let alarms = 0;
    for (let round = 0; round < 400; round++) {
      const counts = sizes.map((size) => drawPoisson(random, 2 * size));
      const found = singleChangePoint({ model: 'poisson', counts, sizes }, { random, draws: 99 });
      if (found.status === 'computed' && found.pValue <= 0.05) alarms++;
    }
    // Binomial(400, 0.05): 20 expected; 4 standard deviations are 17.4.
    expect(Math.abs(alarms - 20)).toBeLessThan(17.4);
  });

  it.each([
    [{ model: 'poisson', counts: [1, -1] }, 'counts must be whole numbers of 0 or more: -1 in period 1'],
    [{ model: 'poisson', counts: [0.5, 1] }, 'counts must be whole numbers of 0 or more: 0.5 in period 0'],
    [{ model: 'poisson', counts: [1, Number.NaN] }, 'counts must be whole numbers of 0 or more: NaN in period 1'],
    [{ model: 'poisson', counts: [1, 1], sizes: [1, 0] }, 'sizes must be above 0: 0 in period 1'],
    [{ model: 'poisson', counts: [1, 1], sizes: [Infinity, 1] }, 'sizes must be above 0: Infinity in period 0'],
    [{ model: 'binomial', counts: [1, 3], sizes: [2, 2] }, 'counts must not exceed whole totals: 3 of 2 in period 1'],
    [
      { model: 'binomial', counts: [1, 1], sizes: [2, 2.5] },
      'counts must not exceed whole totals: 1 of 2.5 in period 1',
    ],
    [{ model: 'binomial', counts: [1, 1] }, 'a binomial series needs sizes'],
    [{ model: 'poisson', counts: [1, 1], sizes: [1] }, 'must have the same length: 2 and 1'],
  ] satisfies [CountSeries, string][])('refuses %o', (series, words) => {
    expect(() => singleChangePoint(series, { random: randomStream(1) })).toThrow(words);
  });

  it('says what cannot be said', () => {
    const random = randomStream(1);
    expect(singleChangePoint({ model: 'poisson', counts: [3] }, { random })).toMatchObject({ status: 'not-computed' });
    expect(singleChangePoint({ model: 'poisson', counts: [0, 0] }, { random })).toMatchObject({
      status: 'not-computed',
    });
    const all = { model: 'binomial', counts: [2, 2], sizes: [2, 2] } as const;
    expect(singleChangePoint(all, { random })).toMatchObject({ status: 'not-computed' });
  });
});
