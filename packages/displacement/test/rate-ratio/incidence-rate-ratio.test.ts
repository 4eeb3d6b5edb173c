import { describe, expect, it } from 'vitest';
import { incidenceRateRatio } from '../../src/index.ts';
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
