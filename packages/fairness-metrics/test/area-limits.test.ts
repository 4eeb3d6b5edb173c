import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { areaLimits } from '../src/index.ts';

const { cases } = JSON.parse(readFileSync(new URL('golden/area-limits.json', import.meta.url), 'utf8')) as {
  cases: {
    area: number;
    variance: number;
    positives: number;
    negatives: number;
    level: number;
    low: number;
    high: number;
  }[];
};

describe('limits of an area of few people', () => {
  it.each(cases)(
    '$area of $positives and $negatives: as scipy’s brentq and the quadratic',
    ({ low, high, level, ...sizes }) => {
      expect(areaLimits(sizes, level)).toMatchObject({ low: expect.closeTo(low, 9), high: expect.closeTo(high, 9) });
    },
  );
  it('has DeLong’s limits from thirty people’s worth of pairs out of order, cut to 0 … 1', () => {
    const method = (area: number) => {
      const limits = areaLimits({ area, variance: 0.01, positives: 100, negatives: 300 }, 0.95);
      return 'status' in limits ? limits.reason : limits.method;
    };
    expect([0.7, 0.3].map(method)).toEqual(['DeLong interval', 'DeLong interval']);
    expect([0.71, 0.29].map(method)).not.toContain('DeLong interval');
    expect(areaLimits({ area: 0.6, variance: 1, positives: 100, negatives: 300 }, 0.95)).toMatchObject({
      low: 0,
      high: 1,
    });
  });
  it('needs three people of each kind', () => {
    expect(areaLimits({ area: 0.5, variance: 0.1, positives: 2, negatives: 30 }, 0.95)).toHaveProperty('reason');
    expect(areaLimits({ area: 0.5, variance: 0.1, positives: 3, negatives: 3 }, 0.95)).toHaveProperty('low');
  });
});
