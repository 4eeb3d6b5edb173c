import { describe, expect, it } from 'vitest';
import { eventsOfRange, garwoodRate, isComputed } from '../../src/index.ts';

describe('eventsOfRange(value, range)', () => {
  it('reads off a rate and its exact interval how many were counted, whatever it is a rate of', () => {
    for (const events of [2, 9, 40, 400]) {
      for (const exposure of [155, 20_000]) {
        const rate = garwoodRate({ events, exposure });
        if (!isComputed(rate) || 'status' in rate.interval) throw new Error('garwoodRate gives a range');
        const found = eventsOfRange(rate.value, rate.interval);
        expect(Math.abs(found - events) / events).toBeLessThan(0.25);
      }
    }
  });

  it('says nothing of no events, nor where the range has no end, no width or may have been cut', () => {
    expect(eventsOfRange(0, { low: 1, high: 2 })).toBe(Number.POSITIVE_INFINITY);
    expect(eventsOfRange(-3, { low: -4, high: -2 })).toBe(Number.POSITIVE_INFINITY);
    expect(eventsOfRange(2, { low: 0, high: 7 })).toBe(Number.POSITIVE_INFINITY);
    expect(eventsOfRange(2, { low: -1, high: 7 })).toBe(Number.POSITIVE_INFINITY);
    expect(eventsOfRange(2, { low: 1, high: null })).toBe(Number.POSITIVE_INFINITY);
    expect(eventsOfRange(2, { low: null, high: 7 })).toBe(Number.POSITIVE_INFINITY);
    expect(eventsOfRange(2, { low: 2, high: 2 })).toBe(Number.POSITIVE_INFINITY);
  });

  it('refuses what is no number', () => {
    expect(() => eventsOfRange(2, { low: Number.NaN, high: 7 })).toThrow(/is no number: 2, from NaN to 7/);
  });
});
