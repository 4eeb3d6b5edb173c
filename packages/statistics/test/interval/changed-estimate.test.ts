import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedEstimate, type Estimate, notComputed } from '../../src/index.ts';

const estimate: Estimate = {
  status: 'computed',
  value: 3,
  interval: { low: 1, high: 7, level: 0.9, method: 'some interval' },
};

it('carries value and limits through, and turns the limits where the change falls', () => {
  fc.assert(
    fc.property(fc.double({ min: -5, max: 5, noNaN: true }), fc.integer({ min: -9, max: 9 }), (slope, shift) => {
      fc.pre(Math.abs(slope) > 1e-3);
      const change = (value: number) => slope * value + shift;
      const found = changedEstimate(estimate, change) as Estimate;
      const limits = [change(1), change(7)].sort((a, b) => a - b);
      expect(found.value).toBe(change(3));
      expect(found.interval).toEqual({ low: limits[0], high: limits[1], level: 0.9, method: 'some interval' });
    }),
  );
});

it('is itself twice turned, keeps a reason, and keeps an interval that is none', () => {
  const less = (value: number) => 1 - value;
  expect(changedEstimate(changedEstimate(estimate, less), less)).toEqual(estimate);
  expect(changedEstimate(notComputed('nobody'), less)).toEqual(notComputed('nobody'));
  const bare = { ...estimate, interval: notComputed('stated without one') };
  expect(changedEstimate(bare, less)).toEqual({ ...bare, value: -2 });
});

it('keeps a range without an upper limit open, and gives none where that would be the lower one', () => {
  const open: Estimate = { ...estimate, interval: { low: 1, high: null, level: 0.9, method: 'bound' } };
  expect(changedEstimate(open, (value) => value - 1)).toMatchObject({ value: 2, interval: { low: 0, high: null } });
  expect(changedEstimate(open, (value) => -value)).toMatchObject({
    value: -3,
    interval: { reason: 'turned about, the range has no lower limit' },
  });
});

it('takes a step function for what it is', () => {
  expect(changedEstimate({ ...estimate, value: 2.6 }, Math.round)).toMatchObject({
    value: 3,
    interval: { low: 1, high: 7 },
  });
});
