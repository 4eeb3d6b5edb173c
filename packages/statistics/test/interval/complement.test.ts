import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  complementOfEstimate,
  type Estimate,
  garwoodRate,
  intervalsMeet,
  isComputed,
  type MaybeEstimate,
  notComputed,
  wilsonInterval,
} from '../../src/index.ts';

const estimate = (value: number, low: number, high: number | null): Estimate => ({
  status: 'computed',
  value,
  interval: { low, high, level: 0.95, method: 'invented' },
});

describe('complementOfEstimate(estimate)', () => {
  it('is the same interval as that of those who are not', () => {
    const counts = fc
      .integer({ min: 1, max: 500 })
      .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));
    fc.assert(
      fc.property(counts, ([successes, total]) => {
        const [told, own] = [
          complementOfEstimate(wilsonInterval({ successes, total })),
          wilsonInterval({ successes: total - successes, total }),
        ];
        if (!isComputed(told) || !isComputed(own) || 'status' in told.interval || 'status' in own.interval)
          throw new Error('an interval of somebody is computed');
        expect(told.value).toBeCloseTo(own.value, 12);
        expect(told.interval.low).toBeCloseTo(own.interval.low, 12);
        expect(told.interval.high).toBeCloseTo(own.interval.high!, 12);
      }),
    );
  });

  it('keeps a reason, a missing interval, and says where one has no upper end', () => {
    const reason = notComputed('nobody');
    expect(complementOfEstimate(reason)).toBe(reason);
    expect(complementOfEstimate({ status: 'computed', value: 0.25, interval: reason })).toEqual({
      status: 'computed',
      value: 0.75,
      interval: reason,
    });
    expect(complementOfEstimate(estimate(0.25, 0.1, null))).toMatchObject({
      value: 0.75,
      interval: { reason: 'the interval has no upper end' },
    });
  });
});

describe('intervalsMeet(one, other)', () => {
  const other = estimate(0.5, 0.4, 0.6);
  const cases: readonly [string, MaybeEstimate, MaybeEstimate, boolean | null][] = [
    ['touch below', estimate(0.3, 0.2, 0.4), other, true],
    ['touch above', estimate(0.7, 0.6, 0.8), other, true],
    ['lie below', estimate(0.3, 0.2, 0.39), other, false],
    ['lie above', estimate(0.7, 0.61, 0.8), other, false],
    ['have no upper end', estimate(0.3, 0.2, null), other, true],
    ['are a value alone within', { status: 'computed', value: 0.45, interval: notComputed('none') }, other, true],
    ['are a value alone without', { status: 'computed', value: 0.65, interval: notComputed('none') }, other, false],
    ['cannot be told: no value', notComputed('none'), other, null],
    ['cannot be told: no other value', other, notComputed('none'), null],
    ['cannot be told: no other range', other, { status: 'computed', value: 0.5, interval: notComputed('none') }, null],
    ['cannot be told: no other end', other, estimate(0.3, 0.2, null), null],
  ];
  it.each(cases)('says where ranges %s', (_, one, other, expected) => {
    expect(intervalsMeet(one, other)).toBe(expected);
  });

  it('is the same of any two rates, whichever is asked first', () => {
    const rate = fc.record({ events: fc.integer({ min: 0, max: 50 }), exposure: fc.integer({ min: 1, max: 50 }) });
    fc.assert(
      fc.property(rate, rate, (one, other) => {
        const [a, b] = [garwoodRate(one), garwoodRate(other)];
        expect(intervalsMeet(a, b)).toBe(intervalsMeet(b, a));
      }),
    );
  });
});
