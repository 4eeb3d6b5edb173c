import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../src/index.ts';
import { endForMore } from '../../src/release/end-for-more.ts';
import { releaseAmount } from '../../src/release/release-amount.ts';

const LARGEST = { withheld: 'its two largest contributions are not stated, or make up most of it' };

describe('a sum of what people contribute', () => {
  const kind = { kind: 'magnitude', statistic: 'sum', contributors: 'people', largest: ['first', 'second'] } as const;
  const behind = { value: 1000, unit: 'hours', limits: { low: null, high: null }, contributors: 400 } as const;
  const of = (largest: Readonly<Record<string, number>>, more = {}) =>
    releaseAmount({ ...kind, ...more }, { ...behind, partOf: (part) => largest[String(part)] ?? null }, defaultPolicy);

  it('leaves to the step that so many people support, where its two largest contributions are known and no more than nine tenths', () => {
    // A fortieth of it, ten of four hundred people, is 25, and two digits of it are 100.
    expect(of({ first: 280, second: 100 })).toMatchObject({ value: 1000, low: null, high: null });
    expect(of({ first: 500, second: 400 })).toMatchObject({ value: 1000 });
    expect(of({ first: 501, second: 400 })).toEqual(LARGEST);
  });

  it('does not leave where either of them is not known, or one alone is stated', () => {
    expect([of({ first: 280 }), of({ second: 100 }), of({})]).toEqual([LARGEST, LARGEST, LARGEST]);
    expect(of({ first: 280 }, { largest: ['first'] })).toEqual(LARGEST);
    expect(of({ first: 280, second: 100 }, { largest: undefined })).toEqual(LARGEST);
  });

  it('is weighed against the whole that is stated, or that a mean is of', () => {
    const whole = { first: 280, second: 100, whole: 400 };
    expect(of(whole, { total: 'whole' })).toEqual(LARGEST);
    expect(of({ first: 280, second: 100 }, { total: 'whole' })).toEqual(LARGEST);
    // A mean of 1,000 of 400 people is of 400,000.
    expect(of({ first: 200_000, second: 150_000 }, { statistic: 'mean' })).toMatchObject({ value: 1000 });
    expect(of({ first: 200_000, second: 160_001 }, { statistic: 'mean' })).toEqual(LARGEST);
    expect(of({ first: 280, second: 100 }, { statistic: 'top-share' })).toEqual(LARGEST);
  });
});

describe('a share that is so of few', () => {
  const kind = { kind: 'estimate', contributors: 'people' } as const;
  const people = 4000;
  const few = 5 / people;
  const ends = Array.from({ length: 70 }, (_, at) => few * 1.5 * 1.1 ** at);
  const of = (value: number, low: number, high: number) =>
    releaseAmount(
      kind,
      { value, unit: 'proportion', limits: { low, high }, contributors: people, partOf: () => null },
      defaultPolicy,
    );

  it('is told as a bound alone, one of few, the same whatever few they are, and no lower than its range could end', () => {
    const told = new Set<number>();
    for (const high of ends) {
      // Eleven are held back as well, and theirs would end higher.
      const end = Math.max(high, endForMore({ value: few, low: 0, high }, people, 11 / people));
      const found = of(few, 0, high);
      if (end > 0.5) {
        expect(found).toEqual({ withheld: 'so few are meant that no share of them can be told' });
        continue;
      }
      const most = (found as { high: number }).high;
      expect(found).toEqual({ value: null, low: 0, high: most, remembered: -most });
      expect(most).toBeGreaterThanOrEqual(end - 1e-9);
      expect(most).toBeLessThan(Math.max(0.011, 2.5 * end + 1e-9));
      told.add(most);
    }
    // Two of the steps of a two-hundredth that 4,000 people support, or 5, 10, 20, 50 or 100.
    expect([...told]).toEqual([0.01, 0.025, 0.05, 0.1, 0.25, 0.5]);
  });

  it('of all but few is told from the other end', () => {
    for (const high of ends.slice(0, 40)) {
      const most = (of(few, 0, high) as { high: number }).high;
      const found = of(1 - few, 1 - high, 1);
      expect(found).toEqual({ value: null, low: Number((1 - most).toPrecision(12)), high: 1, remembered: 1 + most });
    }
  });

  it('is printed from the first that is not held back on', () => {
    expect(of(11 / people, 0, 0.005)).toMatchObject({ value: null });
    expect(of(12 / people, 0, 0.005)).toMatchObject({ value: 0.005 });
    expect(of(0, 0, 0.001)).toMatchObject({ value: 0, low: 0, high: 0.005 });
    expect(of(1, 0.999, 1)).toMatchObject({ value: 1, low: 0.995, high: 1 });
  });
});

describe('a gap between groups', () => {
  const kind = { kind: 'estimate', contributors: 'people' } as const;
  const gap = (value: number, contributors: number, low: number | null = value - 0.08, high = value + 0.08) =>
    releaseAmount(
      kind,
      { value, unit: 'percentage-points', limits: { low, high }, contributors, partOf: () => null },
      defaultPolicy,
    );
  const told = (points: number) => ({
    withheld: `so few stand behind it that it can be told to no better than ${points} points`,
  });

  it('of so few that it would leave as nought between as much either way is held back, and says to what it could be told', () => {
    expect(gap(0.03, 100)).toEqual(told(10));
    expect(gap(-0.049, 100)).toEqual(told(10));
    expect(gap(0.02, 200)).toEqual(told(5));
  });

  it('of exactly nought is held back alike, so that none that is held back is known to be another', () => {
    expect(gap(0, 100)).toEqual(told(10));
  });

  it('leaves where it is beyond the rounding, or many stand behind it', () => {
    expect(gap(0.07, 100)).toMatchObject({ value: 0.1, low: 0, high: 0.2 });
    expect(gap(-0.3, 100)).toMatchObject({ value: -0.3 });
    expect(gap(0.003, 1000)).toMatchObject({ value: 0 });
  });
});
