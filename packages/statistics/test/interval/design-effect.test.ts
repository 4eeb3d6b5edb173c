import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designEffect, garwoodRate, moverOfEstimates, wilsonInterval } from '../../src/index.ts';

describe('a design effect', () => {
  it('is that of as many fewer independent cases where every cluster is alike', () => {
    // Four clusters of five, two of them all successes: the effect of n alike cases is n, with 4 / 3 for few clusters.
    const effect = designEffect([5, 0, 5, 0], [5, 5, 5, 5]);
    expect(effect).toBeCloseTo((5 * 4) / 3, 12);
    expect(designEffect([0, 0, 0], [1, 2, 3])).toBeCloseTo(14 / 6, 12);
    expect(designEffect([], [])).toBe(1);
    expect(() => designEffect([1], [1, 2])).toThrow('must stand one per cluster: 1 and 2');
  });

  it('is one for single cases, and never below', () => {
    const cluster = fc
      .integer({ min: 1, max: 9 })
      .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)));
    fc.assert(
      fc.property(fc.array(cluster, { minLength: 2, maxLength: 30 }), (clusters) => {
        expect(
          designEffect(
            clusters.map(([part]) => part),
            clusters.map(([, whole]) => whole),
          ),
        ).toBeGreaterThanOrEqual(1);
      }),
    );
    const parts = Array.from({ length: 400 }, (_, index) => (index % 4 === 0 ? 1 : 0));
    expect(
      designEffect(
        parts,
        parts.map(() => 1),
      ),
    ).toBeCloseTo(400 / 399, 12);
  });

  it('gives the intervals of the counts divided by it, about the same value', () => {
    const plain = wilsonInterval({ successes: 10, total: 40 });
    const clustered = wilsonInterval({ successes: 20, total: 80 }, { designEffect: 2 });
    expect(clustered).toMatchObject({ value: 0.25 });
    expect(clustered.status === 'computed' && clustered.interval).toMatchObject(
      plain.status === 'computed' && 'low' in plain.interval
        ? { low: plain.interval.low, high: plain.interval.high }
        : {},
    );
    const rate = garwoodRate({ events: 9, exposure: 1 });
    const rateOfTwice = garwoodRate({ events: 18, exposure: 2 }, { designEffect: 2 });
    expect(rateOfTwice.status === 'computed' && 'low' in rateOfTwice.interval && rateOfTwice.interval.low).toBeCloseTo(
      rate.status === 'computed' && 'low' in rate.interval ? rate.interval.low : Number.NaN,
      12,
    );
    expect(() => wilsonInterval({ successes: 1, total: 2 }, { designEffect: 0 })).toThrow(
      'must be a number above 0: 0',
    );
    expect(() => garwoodRate({ events: 1, exposure: 2 }, { designEffect: Number.NaN })).toThrow(
      'must be a number above 0',
    );
  });
});

describe('a ratio of estimates', () => {
  const rate = (events: number) => garwoodRate({ events, exposure: 10 });
  const limits = (ratio: ReturnType<typeof moverOfEstimates>) =>
    ratio.status === 'computed' && 'low' in ratio.interval ? ratio.interval : null;

  it('turns over with its parts, and holds their ratio', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
        const one = limits(moverOfEstimates(rate(a), rate(b)))!;
        const other = limits(moverOfEstimates(rate(b), rate(a)))!;
        expect(one.low * other.high!).toBeCloseTo(1, 9);
        expect(one.low).toBeLessThan(a / b);
        expect(one.high!).toBeGreaterThan(a / b);
      }),
    );
  });

  it('has a value of nought with an upper end, and none over nought', () => {
    expect(moverOfEstimates(rate(0), rate(5))).toMatchObject({ status: 'computed', value: 0 });
    expect(limits(moverOfEstimates(rate(0), rate(5)))).toMatchObject({ low: 0 });
    expect(limits(moverOfEstimates(rate(0), rate(5)))!.high!).toBeGreaterThan(0);
    expect(moverOfEstimates(rate(5), rate(0))).toMatchObject({ status: 'not-computed' });
  });
});
