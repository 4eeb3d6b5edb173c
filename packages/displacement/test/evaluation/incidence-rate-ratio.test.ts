import { drawPoisson, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { incidenceRateRatio, smallCellTest } from '../../src/index.ts';
import golden from '../golden/weighted-difference.json' with { type: 'json' };

describe('incidence rate ratio, log-normal interval', () => {
  it.each(golden.rateRatios)('equals the published $ratio', (row) => {
    const result = incidenceRateRatio(
      {
        treated: { before: row.treated[0]!, after: row.treated[1]! },
        control: { before: row.control[0]!, after: row.control[1]! },
      },
      { level: row.level },
    );
    if (result.status !== 'computed') throw new Error(result.reason);
    expect(result.value).toBeCloseTo(row.ratio, 6);
    // The paper's cells were printed with the quantile rounded to 1.96, and the last digit of 1.294676 is two too many.
    const quantile = row.quantile ?? 1.959963984540054;
    expect(Math.exp(result.logRatio - quantile * result.standardError)).toBeCloseTo(row.low, 6);
    expect(Math.exp(result.logRatio + quantile * result.standardError)).toBeCloseTo(row.high, row.quantile ? 5 : 6);
    expect(result.interval.low * result.interval.high!).toBeCloseTo(result.value ** 2, 12);
    expect(Math.log(result.interval.high! / result.value)).toBeCloseTo(1.959963984540054 * result.standardError, 12);
    if (row.log !== undefined) expect(result.logRatio).toBeCloseTo(row.log, 14);
    if (row.error !== undefined) expect(result.standardError).toBeCloseTo(row.error, 14);
  });

  it('refuses a level outside 0 and 1, even where nothing can be computed', () => {
    const none = { before: 0, after: 0 };
    expect(() => incidenceRateRatio({ treated: none, control: none }, { level: 95 })).toThrow(
      'level must lie between 0 and 1: 95',
    );
  });

  it('raises all four cells by a half where one is zero, and says so', () => {
    const result = incidenceRateRatio({ treated: { before: 0, after: 4 }, control: { before: 5, after: 5 } });
    expect(result).toMatchObject({ continuityCorrected: true, value: expect.closeTo(9, 12) });
  });

  it('is not computed where an area has no crime at all', () => {
    const none = { before: 0, after: 0 };
    const some = { before: 5, after: 5 };
    expect(incidenceRateRatio({ treated: none, control: some })).toEqual({
      status: 'not-computed',
      reason: 'no crime in the patrolled area before or after',
    });
    expect(incidenceRateRatio({ treated: some, control: none })).toMatchObject({ status: 'not-computed' });
  });
});

describe('small cells, E-test', () => {
  const even = { before: 1000, after: 1000 };
  it.each([
    [3, 0, 0.0883790094548352],
    [6, 2, 0.174874820943708],
    [20, 10, 0.0688317821081095],
    [10, 5, 0.206164414075764],
    [15, 5, 0.0250351143893444],
    [1, 0, 0.486055461418504],
    [20, 20, 1],
  ])('%i crimes before and %i after an unchanged control: ptools gives %f', (before, after, p) => {
    expect(smallCellTest({ treated: { before, after }, control: even })).toBeCloseTo(p, 10);
  });
  it('does not ask which period comes first, and takes a control that changed as exposure', () => {
    const halved = { before: 2000, after: 1000 };
    const p = smallCellTest({ treated: { before: 8, after: 4 }, control: halved });
    expect(p).toBeCloseTo(1, 12);
    expect(smallCellTest({ treated: { before: 2, after: 6 }, control: even })).toBeCloseTo(0.174874820943708, 10);
  });
  it('is not computed where nothing happened or the control is small itself', () => {
    expect(smallCellTest({ treated: { before: 0, after: 0 }, control: even })).toMatchObject({
      status: 'not-computed',
    });
    expect(smallCellTest({ treated: { before: 3, after: 1 }, control: { before: 19, after: 40 } })).toMatchObject({
      reason: 'the control has 19 crimes before or after: too few to be taken as known',
    });
  });
  it('holds its level where the control is ten times as busy and its own chance is not known', () => {
    const random = randomStream('small cells');
    let rejected = 0;
    for (let trial = 0; trial < 1500; trial++) {
      const draw = (mean: number) => drawPoisson(random, mean);
      const p = smallCellTest({
        treated: { before: draw(12), after: draw(9) },
        control: { before: draw(160), after: draw(120) },
      });
      if (typeof p === 'number' && p < 0.05) rejected++;
    }
    expect(rejected / 1500).toBeLessThan(0.065);
    expect(rejected / 1500).toBeGreaterThan(0.02);
  });
});
