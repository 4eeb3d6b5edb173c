import { describe, expect, it } from 'vitest';
import {
  mantelHaenszelOddsRatio,
  mantelHaenszelRateRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
} from '../../src/index.ts';
import { expectClose, golden } from '../golden/golden.ts';

interface Row {
  readonly set: string;
  readonly measure: 'RR' | 'RD' | 'OR' | 'IRR';
  readonly strata: readonly (readonly [number, number, number, number])[];
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly q: number;
  readonly qp: number;
  readonly iSquared: number;
}

const { rows } = golden<{ rows: readonly Row[] }>('stratified');

function pooled({ measure, strata }: Pick<Row, 'measure' | 'strata'>) {
  const proportions = strata.map(([a, n1, c, n2]) => ({
    group: { successes: a, total: n1 },
    reference: { successes: c, total: n2 },
  }));
  if (measure === 'RR') return mantelHaenszelRiskRatio(proportions);
  if (measure === 'RD') return mantelHaenszelRiskDifference(proportions);
  if (measure === 'OR') return mantelHaenszelOddsRatio(proportions);
  return mantelHaenszelRateRatio(
    strata.map(([a, n1, c, n2]) => ({
      group: { events: a, exposure: n1 },
      reference: { events: c, exposure: n2 },
    })),
  );
}

describe("Mantel–Haenszel agrees with metafor's rma.mh", () => {
  for (const row of rows) {
    it(`${row.set}: ${row.measure}`, () => {
      const mine = pooled(row);
      if (mine.status !== 'computed' || 'status' in mine.interval) throw new Error('not computed');
      expectClose(mine.value, row.value, 1e-11);
      expectClose(mine.interval.low, row.low, 1e-10);
      expectClose(mine.interval.high, row.high, 1e-10);
      if (mine.heterogeneity.status !== 'computed') throw new Error(mine.heterogeneity.reason);
      expectClose(mine.heterogeneity.statistic, row.q, 1e-9);
      expectClose(mine.heterogeneity.pValue, row.qp, 1e-8);
      expectClose(mine.heterogeneity.iSquared, row.iSquared, 1e-9);
      expect(mine.strataUsed).toBe(row.strata.length);
    });
  }

  it('gives the published West Midlands comparison: crude 2.73 becomes 2.49, and places disagree', () => {
    const mine = pooled(rows[0]!);
    expect(mine).toMatchObject({ heterogeneity: { degreesOfFreedom: 6 } });
    if (mine.status !== 'computed' || mine.heterogeneity.status !== 'computed') throw new Error('not computed');
    expect(mine.value).toBeCloseTo(2.4909, 4);
    expect(mine.heterogeneity.statistic).toBeCloseTo(185.04, 2);
    expect(mine.heterogeneity.iSquared).toBeCloseTo(0.9676, 4);
  });
});

describe('Q of strata of which one has an empty cell', () => {
  const empty = golden<{ rows: readonly Pick<Row, 'measure' | 'strata' | 'q' | 'qp' | 'iSquared'>[] }>(
    'stratified-empty',
  );
  it.each(empty.rows)('has a half added to its cells, and to no other: $measure of $strata', (row) => {
    const mine = pooled(row);
    if (mine.status !== 'computed' || mine.heterogeneity.status !== 'computed') throw new Error('not computed');
    expectClose(mine.heterogeneity.statistic, row.q, 1e-9);
    expectClose(mine.heterogeneity.pValue, row.qp, 1e-8);
    expectClose(mine.heterogeneity.iSquared, row.iSquared, 1e-9, 1e-12);
  });
});

describe('strata that cannot compare', () => {
  const empty = { group: { successes: 0, total: 0 }, reference: { successes: 3, total: 9 } };
  const none = { group: { successes: 2, total: 9 }, reference: { successes: 0, total: 9 } };
  const some = { group: { successes: 2, total: 9 }, reference: { successes: 3, total: 9 } };

  it('are left out and counted', () => {
    for (const pool of [mantelHaenszelRiskRatio, mantelHaenszelRiskDifference, mantelHaenszelOddsRatio]) {
      expect(pool([empty, some])).toMatchObject({
        strataUsed: 1,
        strataLeftOut: 1,
        heterogeneity: { reason: 'one stratum alone cannot disagree' },
      });
      expect(pool([empty])).toMatchObject({ status: 'not-computed' });
      expect(pool([])).toMatchObject({ status: 'not-computed' });
    }
  });

  it('one stratum alone gives its own ratio', () => {
    expect(mantelHaenszelRiskRatio([some])).toMatchObject({ value: 2 / 9 / (3 / 9) });
  });

  it('nothing divides by 0; a ratio of 0 has no log interval', () => {
    expect(mantelHaenszelRiskRatio([none])).toMatchObject({ status: 'not-computed' });
    expect(mantelHaenszelOddsRatio([none])).toMatchObject({ status: 'not-computed' });
    const swapped = { group: none.reference, reference: none.group };
    expect(mantelHaenszelRiskRatio([swapped])).toMatchObject({ value: 0, interval: { status: 'not-computed' } });
    expect(mantelHaenszelOddsRatio([swapped])).toMatchObject({ value: 0, interval: { status: 'not-computed' } });
    const rates = { group: { events: 2, exposure: 1 }, reference: { events: 0, exposure: 1 } };
    expect(mantelHaenszelRateRatio([rates])).toMatchObject({ status: 'not-computed' });
    const noRates = { group: rates.reference, reference: rates.group };
    expect(mantelHaenszelRateRatio([noRates])).toMatchObject({ value: 0, interval: { status: 'not-computed' } });
    expect(mantelHaenszelRateRatio([])).toMatchObject({ status: 'not-computed' });
  });
});

it('gives no limits where it happened to all of every stratum: nothing varies, however few there are', () => {
  const all = { group: { successes: 3, total: 3 }, reference: { successes: 5, total: 5 } };
  const strata = [all, { group: { successes: 2, total: 2 }, reference: { successes: 1, total: 1 } }];
  expect(mantelHaenszelRiskRatio(strata)).toMatchObject({ value: 1, interval: { status: 'not-computed' } });
  expect(mantelHaenszelRiskDifference(strata)).toMatchObject({ value: 0, interval: { status: 'not-computed' } });
});
