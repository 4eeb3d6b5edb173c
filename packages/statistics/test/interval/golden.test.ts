import { describe, expect, it } from 'vitest';
import {
  byarRate,
  clopperPearsonInterval,
  conditionalRateRatio,
  garwoodRate,
  type Interval,
  isComputed,
  katzRatio,
  koopmanRatio,
  type MaybeEstimate,
  moverRatio,
  newcombeDifference,
  wilsonInterval,
} from '../../src/index.ts';
import { expectClose, golden } from '../golden/golden.ts';

interface Golden {
  readonly proportions: readonly {
    readonly successes: number;
    readonly total: number;
    readonly level: number;
    readonly wilson: readonly [number, number];
    readonly wilsonContinuity: readonly [number, number] | null;
    readonly clopperPearson: readonly [number, number];
  }[];
  readonly rates: readonly { events: number; exposure: number; level: number; garwood: readonly [number, number] }[];
  readonly rateRatios: readonly {
    counts: readonly [number, number, number, number];
    ratio: number;
    conditional: readonly [number, number];
  }[];
}

const r = golden<Golden>('interval');

function intervalOf(estimate: MaybeEstimate): Interval {
  if (!isComputed(estimate) || 'status' in estimate.interval) throw new Error('no interval');
  return estimate.interval;
}

function expectLimits(estimate: MaybeEstimate, [low, high]: readonly [number, number], relative: number, absolute = 0) {
  const interval = intervalOf(estimate);
  expectClose(interval.low, low, relative, absolute, 'low');
  expectClose(interval.high, high, relative, absolute, 'high');
}

describe('intervals agree with R', () => {
  it('Wilson score, as prop.test without correction', () => {
    expect(r.proportions.length).toBe(108);
    // prop.test subtracts near 0 and 1, where ours does not: an absolute bound of rounding size rules there.
    for (const row of r.proportions) expectLimits(wilsonInterval(row, row), row.wilson, 1e-12, 1e-15);
  });

  it('Wilson score with continuity, as prop.test with correction', () => {
    for (const row of r.proportions) {
      if (!row.wilsonContinuity) continue;
      expectLimits(wilsonInterval(row, { level: row.level, continuity: true }), row.wilsonContinuity, 1e-12, 1e-14);
    }
  });

  it('Clopper–Pearson, as binom.test', () => {
    // R's qbeta stops at about 1e-11.
    for (const row of r.proportions) expectLimits(clopperPearsonInterval(row, row), row.clopperPearson, 1e-10);
  });

  it('Garwood, as poisson.test', () => {
    for (const row of r.rates) expectLimits(garwoodRate(row, row), row.garwood, 1e-11);
  });

  it('exact conditional ratio of two rates, as poisson.test', () => {
    for (const { counts, ratio, conditional } of r.rateRatios) {
      const [events, exposure, referenceEvents, referenceExposure] = counts;
      const group = { events, exposure };
      const mine = conditionalRateRatio(group, { events: referenceEvents, exposure: referenceExposure });
      expectLimits(mine, conditional, 1e-10);
      expectClose(isComputed(mine) ? mine.value : null, ratio, 1e-12);
    }
  });
});

/** Cell counts of ProPublica's COMPAS file (2016): false positives and negatives by group; R prop.test, Epi, epitools. */
describe('published COMPAS counts', () => {
  const black = { successes: 805, total: 1795 };
  const white = { successes: 349, total: 1488 };
  const missedBlack = { successes: 532, total: 1901 };
  const missedWhite = { successes: 461, total: 966 };

  it('Wilson', () => {
    expectLimits(wilsonInterval(black), [0.425594961628931, 0.471561066717622], 1e-9);
    expectLimits(wilsonInterval(white), [0.213714706822282, 0.256738406456593], 1e-9);
    expectLimits(wilsonInterval(missedBlack), [0.260131622495891, 0.300461729709812], 1e-9);
    expectLimits(wilsonInterval(missedWhite), [0.445880513265856, 0.508751246801915], 1e-9);
    expectLimits(wilsonInterval({ successes: 0, total: 23 }), [0, 0.143116618450427], 1e-9);
    expectLimits(wilsonInterval({ successes: 1, total: 10 }), [0.017876213095073, 0.404150026795238], 1e-9);
    expectLimits(wilsonInterval({ successes: 65, total: 100 }), [0.552544432969, 0.736357517569], 1e-9);
  });

  it('Clopper–Pearson', () => {
    expectLimits(clopperPearsonInterval(black), [0.425282263260498, 0.471822370086836], 1e-9);
  });

  it('Newcombe (Epi::ci.pd)', () => {
    expectLimits(newcombeDifference(black, white), [0.18205318232699, 0.245023340326906], 1e-9);
    expectLimits(newcombeDifference(missedBlack, missedWhite), [-0.234558754989978, -0.159859622662813], 1e-9);
    const few = { successes: 1, total: 10 };
    expectLimits(newcombeDifference(few, missedWhite), [-0.465192588174723, -0.0714647240458461], 1e-9);
  });

  it('Katz (epitools)', () => {
    expectLimits(katzRatio(black, white), [1.72123908683742, 2.12410833782358], 1e-9);
    expectLimits(katzRatio(missedBlack, missedWhite), [0.531803019308688, 0.646637123982767], 1e-9);
  });

  it('Koopman and MOVER', () => {
    expectLimits(koopmanRatio(black, white), [1.7225683087, 2.1255502622], 1e-9);
    expectLimits(moverRatio(black, white), [1.7221696655, 2.1249376447], 1e-9);
    const none = { successes: 0, total: 23 };
    expectLimits(koopmanRatio(none, white), [0, 0.6109258602], 1e-9);
    expectLimits(moverRatio(none, white), [0, 0.612613842], 1e-9);
  });

  it('rate ratio of Birmingham stop searches, 2021 census denominators (JustKnowledge, poisson.test)', () => {
    const mine = conditionalRateRatio({ events: 2237, exposure: 125760 }, { events: 3738, exposure: 554089 });
    expectLimits(mine, [2.501017709465, 2.779295513336], 1e-9);
  });

  it('Byar (PHEindicatormethods)', () => {
    expectLimits(byarRate({ events: 88, exposure: 1 }), [70.576538969, 108.419653136], 1e-9);
    expectLimits(byarRate({ events: 9, exposure: 1 }), [4.106885, 17.085781], 1e-6);
  });
});
