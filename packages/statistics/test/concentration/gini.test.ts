import { describe, expect, it } from 'vitest';
import { generalisedGini, gini } from '../../src/index.ts';

describe('generalisedGini', () => {
  // Sorted 0 … 0, 1, 2, 5 of ten: Σ(2i − 11)x = 5 + 14 + 45 = 64 over 10 × 8; then 10/8 × (0.8 − 1) + 1.
  const few = [5, 2, 1, 0, 0, 0, 0, 0, 0, 0];

  it('measures against the most even spread that whole events allow', () => {
    expect(gini(few)).toBeCloseTo(0.8, 14);
    expect(generalisedGini(few)).toBeCloseTo(0.75, 14);
    expect(generalisedGini([10, 0, 0])).toBeCloseTo(2 / 3, 14);
    expect(generalisedGini([3, 3, 3])).toBeCloseTo(0, 14);
    expect(generalisedGini([1, 1, 1, 0, 0])).toBeCloseTo(0, 14);
  });

  it('gives 1 where one holds all, by places or by events, whichever are fewer', () => {
    const unbiased = { unbiased: true };
    expect(generalisedGini(few, unbiased)).toBeCloseTo((0.75 * 8) / 7, 14);
    expect(generalisedGini([10, 0, 0], unbiased)).toBeCloseTo(1, 14);
    expect(generalisedGini([4, 0, 0, 0, 0, 0], unbiased)).toBeCloseTo(1, 14);
    expect(generalisedGini([2, 0], unbiased)).toBeCloseTo(1, 14);
    expect(generalisedGini([1, 0, 0], unbiased)).toMatchObject({
      reason: expect.stringMatching(/^one event or one unit/),
    });
    expect(generalisedGini([7], unbiased)).toMatchObject({ status: 'not-computed' });
  });

  it('is not computed of nothing', () => {
    expect(generalisedGini([0, 0])).toMatchObject({ reason: 'there is nothing to share' });
    expect(generalisedGini([])).toMatchObject({ reason: 'there are no units to share between' });
  });
});
