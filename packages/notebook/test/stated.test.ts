import { findingProblems } from '@assay/evidence';
import { notComputed, wilsonInterval } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { stated, statedChance, statedLimits, statedNumber, statedShare } from '../src/index.ts';

const reason = notComputed('there are no cases');

describe('stated', () => {
  it('gives value and interval, or the reason', () => {
    expect(stated(wilsonInterval({ successes: 7, total: 20 }))).toMatchObject({
      value: 0.35,
      interval: { level: 0.95 },
    });
    expect(stated(reason)).toEqual({ notComputed: reason });
    expect(statedNumber(3)).toEqual({ value: 3 });
    expect(statedNumber(reason)).toEqual({ notComputed: reason });
  });

  it('makes a share that a finding can be stored of, with cases and without', () => {
    for (const part of [
      { successes: 7, total: 20 },
      { successes: 0, total: 0 },
    ]) {
      expect(findingProblems({ id: 'a', title: 'A', questions: [], ...statedShare(part, 'people') })).toEqual([]);
    }
    expect(statedShare({ successes: 7, total: 20 }, 'people').numerator).toBe(7);
  });

  it('says a chance in words, and why there is none', () => {
    expect(statedChance(0.0312).value).toBe('about 31 in a thousand');
    expect(statedChance(0.0005).value).toBe('less than one in a thousand');
    expect(statedChance(0).value).toBe('less than one in ten thousand');
    expect(statedChance(reason)).toEqual({ notComputed: reason, unit: 'text' });
  });

  it('fills three columns, with null where there is no number', () => {
    expect(statedLimits(reason)).toEqual([null, null, null]);
    expect(statedLimits({ status: 'computed', value: 2, interval: reason })).toEqual([2, null, null]);
    expect(statedLimits(wilsonInterval({ successes: 0, total: 20 })).slice(0, 2)).toEqual([0, 0]);
  });
});
