import { describe, expect, it } from 'vitest';
import { type Estimate, InputError, type Interval, moverOfEstimates, notComputed } from '../../src/index.ts';

const estimate = (value: number, low: number, high: number | null): Estimate => ({
  status: 'computed',
  value,
  interval: { low, high, level: 0.9, method: 'given' } as Interval,
});
const ratio = (group: Estimate, reference: Estimate) => {
  const found = moverOfEstimates(group, reference);
  const { interval } = found as Estimate;
  return [(found as Estimate).value, 'low' in interval ? [interval.low, interval.high] : interval.reason];
};
const method = 'MOVER interval of a ratio of estimates';

describe('moverOfEstimates', () => {
  it('adds the distances to the limits on the logarithm, each end with the other’s opposite one', () => {
    // 2 × exp(−√(ln²(1/2) + ln²(3))) and 2 × exp(√(ln²(8/2) + ln²(1/4))).
    expect(moverOfEstimates(estimate(2, 1, 8), estimate(1, 0.25, 3))).toEqual({
      status: 'computed',
      value: 2,
      interval: {
        low: expect.closeTo(0.5456087175725051, 12),
        high: expect.closeTo(14.205986602632029, 11),
        level: 0.9,
        method,
      },
    });
  });

  it('has no upper end where the reference may be nought, nor where the group has none', () => {
    const low = expect.closeTo(0.5456087175725051, 12);
    expect(ratio(estimate(2, 1, 8), estimate(1, 0, 3))).toEqual([2, [low, null]]);
    expect(ratio(estimate(2, 1, null), estimate(1, 0.25, 3))).toEqual([2, [low, null]]);
  });

  it('begins at nought where the group may be nought, or the reference has no upper end', () => {
    const high = expect.closeTo(14.205986602632029, 11);
    expect(ratio(estimate(2, 0, 8), estimate(1, 0.25, 3))).toEqual([2, [0, high]]);
    expect(ratio(estimate(2, 1, 8), estimate(1, 0.25, null))).toEqual([2, [0, high]]);
    expect(ratio(estimate(2, 0, 8), estimate(1, 0, 3))).toEqual([2, [0, null]]);
    expect(ratio(estimate(2, 1, 8), estimate(1, 0, null))).toEqual([2, [0, null]]);
  });

  it('of nought is nought, up to the one’s upper limit over the other’s lower one', () => {
    expect(ratio(estimate(0, 0, 0.3), estimate(1, 0.5, 2))).toEqual([0, [0, 0.6]]);
    expect(ratio(estimate(0, 0, 0.3), estimate(1, 0, 2))).toEqual([0, [0, null]]);
  });

  it('to nought is not computed, with where it begins where that is known', () => {
    const reason = 'the reference is 0, and nothing divides by 0';
    expect(moverOfEstimates(estimate(2, 1, 8), estimate(0, 0, 0.5))).toEqual({
      status: 'not-computed',
      reason,
      interval: { low: 2, high: null, level: 0.9, method },
    });
    for (const [group, reference] of [
      [estimate(2, 0, 8), estimate(0, 0, 0.5)],
      [estimate(2, 1, 8), estimate(0, 0, null)],
      [estimate(2, 1, 8), estimate(0, 0, 0)],
    ] as const) {
      expect(moverOfEstimates(group, reference)).toEqual({ status: 'not-computed', reason });
    }
  });

  it('has no range where one of the two has none, and is not computed where one is not', () => {
    const none: Estimate = { status: 'computed', value: 2, interval: notComputed('few') };
    expect(ratio(none, estimate(1, 0.5, 2))).toEqual([2, 'one of the two has no interval']);
    expect(ratio(estimate(2, 1, 8), { ...none, value: 4 })).toEqual([0.5, 'one of the two has no interval']);
    expect(moverOfEstimates(none, estimate(0, 0, 1))).toMatchObject({ reason: expect.stringMatching(/divides by 0/) });
    const why = notComputed('nobody');
    expect([moverOfEstimates(why, estimate(1, 0, 2)), moverOfEstimates(estimate(1, 0, 2), why)]).toEqual([why, why]);
  });

  it('is refused of what may lie below nought', () => {
    expect(() => moverOfEstimates(estimate(-1, -2, 1), estimate(1, 0.5, 2))).toThrow(InputError);
    expect(() => moverOfEstimates(estimate(1, -0.1, 2), estimate(1, 0.5, 2))).toThrow(/ranges of 0 and above: -0\.1/);
    expect(() => moverOfEstimates(estimate(1, 0.5, 2), estimate(1, -0.1, 2))).toThrow(/ranges of 0 and above/);
  });
});
