import { describe, expect, it } from 'vitest';
import {
  cohenKappa,
  detectableRate,
  falseDiscovery,
  gini,
  gwetAc1,
  holm,
  InputError,
  lorenzCurve,
  pabak,
  parityVerdict,
  percentileInterval,
  permutationPValue,
  romanoWolf,
  simultaneousCriticalValue,
  twoProportionPower,
  twoProportionSampleSize,
} from '../../src/index.ts';

describe('families of tests', () => {
  it('take none and one, and refuse what is no p-value', () => {
    for (const adjust of [holm, falseDiscovery]) {
      expect(Array.from(adjust([]))).toEqual([]);
      expect(Array.from(adjust([0.02]))).toEqual([0.02]);
      expect(() => adjust([0.1, 1.2])).toThrow(InputError);
      expect(() => adjust([Number.NaN])).toThrow(InputError);
    }
    expect(Array.from(romanoWolf([], { tests: 0, values: new Float64Array() }))).toEqual([]);
    expect(() => romanoWolf([1], { tests: 2, values: new Float64Array(2) })).toThrow(InputError);
    expect(() => simultaneousCriticalValue({ tests: 2, values: new Float64Array(3) })).toThrow(InputError);
    expect(simultaneousCriticalValue({ tests: 1, values: Float64Array.of(1, 2) })).toMatchObject({
      status: 'not-computed',
    });
  });

  it('Romano–Wolf steps down: passing the largest over makes the next no less sure', () => {
    // Without stepping down, the second would be compared with the first test's replicates too.
    const values = Float64Array.of(3, 0.1, 0.2, 0.3, 2.5, 0.2, 0.1, 0.1);
    expect(Array.from(romanoWolf([4, 1], { tests: 2, values }))).toEqual([0.2, 0.2]);
  });
});

describe('permutationPValue', () => {
  it('has the +1 rule, counts ties, and doubles the smaller tail', () => {
    expect(permutationPValue(9, [1, 2, 3], 'greater')).toBe(0.25);
    expect(permutationPValue(0, [1, 2, 3], 'less')).toBe(0.25);
    expect(permutationPValue(3, [1, 2, 3], 'greater')).toBe(0.5);
    expect(permutationPValue(0.1 + 0.2, [0.3, 0, 0], 'greater')).toBe(0.5);
    expect(permutationPValue(9, [1, 2, 3], 'both')).toBe(0.5);
    expect(permutationPValue(2, [1, 2, 3], 'both')).toBe(1);
    expect(permutationPValue(2, [], 'both')).toMatchObject({ status: 'not-computed' });
  });
});

describe('parityVerdict has four answers', () => {
  const interval = (low: number, high: number | null) => ({ low, high, level: 0.95, method: 'made up' });
  const margin = { low: 0.8, high: 1.25 };
  const ask = (outer: ReturnType<typeof interval>, inner = outer) =>
    parityVerdict({ interval: outer, equivalenceInterval: inner, margin, none: 1 });

  it('and absence of evidence is not evidence of parity', () => {
    expect(ask(interval(0.9, 1.1))).toBe('equivalent');
    expect(ask(interval(1.05, 1.2))).toBe('different but small');
    expect(ask(interval(1.3, 2))).toBe('different');
    expect(ask(interval(0.5, 2))).toBe('insufficient evidence');
    expect(ask(interval(0.9, null))).toBe('insufficient evidence');
    expect(ask(interval(1.4, null))).toBe('different');
    // What only touches an end of the margin, or no difference, is not inside it, and does not leave it out.
    expect([ask(interval(0.8, 1.1)), ask(interval(0.9, 1.25))]).toEqual(Array(2).fill('insufficient evidence'));
    expect([ask(interval(1, 1.2)), ask(interval(0.9, 1))]).toEqual(['equivalent', 'equivalent']);
    const none = { status: 'not-computed', reason: 'no cases' } as const;
    expect(parityVerdict({ interval: none, equivalenceInterval: none, margin, none: 1 })).toBe('insufficient evidence');
    expect(() => parityVerdict({ interval: none, equivalenceInterval: none, margin, none: 0 })).toThrow(InputError);
  });
});

describe('power', () => {
  it('rises with cases and refuses what is no design', () => {
    const pair = { groupRate: 0.1, referenceRate: 0.2 };
    const power = (n: number) => twoProportionPower({ ...pair, groupTotal: n, referenceTotal: 4 * n });
    expect(power(200)).toBeGreaterThan(power(100));
    const size = twoProportionSampleSize({ ...pair, power: 0.9, referencePerGroup: 4 });
    expect(typeof size === 'number' && power(size)).toBeCloseTo(0.9, 10);
    expect(twoProportionSampleSize({ groupRate: 0.1, referenceRate: 0.1, power: 0.8 })).toMatchObject({
      status: 'not-computed',
    });
    expect(() => twoProportionSampleSize({ ...pair, power: 0.01 })).toThrow(InputError);
    expect(() => twoProportionPower({ groupRate: 2, referenceRate: 0.1, groupTotal: 1, referenceTotal: 1 })).toThrow(
      InputError,
    );
    expect(detectableRate({ referenceRate: 0.5, groupTotal: 2, referenceTotal: 2, power: 0.9 })).toMatchObject({
      status: 'not-computed',
    });
  });
});

describe('agreement and concentration at their edges', () => {
  it('no cases, one category, complete agreement', () => {
    for (const measure of [cohenKappa, gwetAc1, pabak]) {
      expect(
        measure([
          [0, 0],
          [0, 0],
        ]),
      ).toMatchObject({ status: 'not-computed' });
      expect(
        measure([
          [4, 0],
          [0, 6],
        ]),
      ).toMatchObject({ value: 1 });
      expect(() => measure([[1, 2]])).toThrow(InputError);
      expect(() =>
        measure([
          [1, -2],
          [1, 1],
        ]),
      ).toThrow(InputError);
    }
    expect(
      cohenKappa([
        [7, 0],
        [0, 0],
      ]),
    ).toMatchObject({ status: 'not-computed' });
    expect(gwetAc1([[7]])).toMatchObject({ status: 'not-computed' });
  });

  it('nothing to share, no one to share it', () => {
    for (const measure of [gini, lorenzCurve]) {
      expect(measure([])).toMatchObject({ status: 'not-computed' });
      expect(measure([0, 0])).toMatchObject({ status: 'not-computed' });
      expect(() => measure([1, -1])).toThrow(InputError);
    }
    expect(gini([3, 3, 3])).toBe(0);
    expect(gini([3], { unbiased: true })).toMatchObject({ status: 'not-computed' });
  });

  it('a bootstrap needs replicates beyond its limits', () => {
    expect(percentileInterval(new Float64Array(39))).toMatchObject({ status: 'not-computed' });
    expect(() => percentileInterval(new Float64Array(99).fill(Number.NaN))).toThrow(InputError);
  });
});
