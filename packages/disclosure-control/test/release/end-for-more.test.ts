import { describe, expect, it } from 'vitest';
import { endForMore } from '../../src/release/end-for-more.ts';

// Worked out in Python by the formula of Wilson and by SciPy's beta distribution.
const SEVEN = 7 / 53;
const EIGHT = 8 / 53;
const WILSON = { low: 0.0654785328446325, high: 0.248402553089049 };

describe('how high the range of a larger share would end', () => {
  const end = (low: number, high: number, larger = EIGHT) => endForMore({ value: SEVEN, low, high }, 53, larger);

  it("is Wilson's or the exact one of the same people, whichever this range was made by", () => {
    expect(end(WILSON.low, WILSON.high)).toBeCloseTo(0.2705424927619534, 9);
    expect(end(0.0547901018531811, 0.2533682328637364)).toBeCloseTo(0.2759211788547169, 9);
  });

  it('is of as many cases as know as much, where people depend on each other', () => {
    expect(end(0.049494398802063, 0.3078206164304875)).toBeCloseTo(0.329966143978662, 9);
    expect(end(0.0329373786897744, 0.3200111305943142)).toBeCloseTo(0.3429018203255983, 9);
  });

  it("is as many times as wide as Wilson's by any other method, and no narrower", () => {
    const beyond = (times: number) => end(0.1, SEVEN + times * (WILSON.high - SEVEN));
    expect(beyond(2)).toBeCloseTo(0.3901415892974917, 9);
    expect(beyond(0.5)).toBeCloseTo(0.2705424927619534, 9);
  });

  it('is one where the range is open, or the share is the whole', () => {
    expect(end(0.5, 1)).toBe(1);
    expect(end(WILSON.low, WILSON.high, 1)).toBe(1);
  });
});
