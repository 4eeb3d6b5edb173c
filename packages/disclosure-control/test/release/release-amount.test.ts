import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../src/index.ts';
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
