import type { Unit } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { atReleasedStep, releasedStep } from '../../src/release/supported-step.ts';

const step = (value: number, unit: Unit, contributors: number, width: number | null, ofEvents?: number) =>
  releasedStep({ value, unit, contributors, width, minimumCount: 10, ...(ofEvents === undefined ? {} : { ofEvents }) });

describe('the step to which an estimate leaves', () => {
  it('is what the minimum is of the people, or a tenth of its width, whichever is more', () => {
    // 37 × 10 ÷ 1,000 = 0.37 of people, 0.4 of the width.
    expect(step(37, 'days', 1000, 4)).toBe(0.5);
    // 37 × 10 ÷ 200 = 1.85.
    expect(step(37, 'days', 200, 4)).toBe(2);
    expect(step(-37, 'days', 200, 4)).toBe(2);
    expect(step(37, 'days', 1000, 60)).toBe(10);
    // Fewer than the minimum tell no more than the minimum.
    expect(step(37, 'days', 3, 4)).toBe(50);
    // A share goes by its whole, however small it is itself.
    expect([step(0.02, 'proportion', 100, 0.01), step(0.02, 'score', 400, 0.01)]).toEqual([0.1, 0.05]);
    expect(step(0.02, 'percentage-points', 400, 0.01)).toBe(0.05);
    expect(step(37, 'days', 1000, 4, 0.7)).toBe(1);
  });

  it('trusts two digits where no width is stated', () => {
    expect([step(37, 'days', 100_000, null), step(370, 'days', 100_000, null)]).toEqual([1, 10]);
    expect([step(-37, 'days', 100_000, null), step(37, 'days', 100_000, 0)]).toEqual([1, 1]);
    expect([step(0, 'days', 100_000, null), step(0, 'days', 100_000, 0)]).toEqual([0, 0]);
  });

  it('goes by the width where the number is nought', () => {
    // 3 × 10 ÷ 1,000 = 0.03 of people, 0.3 of the width.
    expect(step(0, 'days', 1000, 3)).toBe(0.5);
    expect(step(0, 'days', 12, 3)).toBe(5);
  });

  it('is the next of 1, 3, 10, … of a rate or ratio of none, of fewer than twenty times the minimum', () => {
    expect([0.7, 1, 1.2, 3, 3.1, 40].map((width) => step(0, 'ratio', 199, width))).toEqual([1, 1, 3, 3, 10, 100]);
    expect(step(0, 'rate-per-1000', 50, 0.02)).toBe(0.03);
    // 0.7 × 10 ÷ 200 = 0.035 of people, 0.07 of the width.
    expect(step(0, 'ratio', 200, 0.7)).toBe(0.1);
    expect(step(0, 'ratio', 50, 0)).toBe(0);
    expect(step(0, 'days', 199, 0.7)).toBe(0.1);
    expect(step(0.001, 'ratio', 199, 0.7)).toBe(0.1);
  });
});

describe('a number at a released step', () => {
  it('is the nearest, or the next one outwards, and one that stands on a step stays', () => {
    expect([0.7312, 0.7308, 0.731].map((value) => atReleasedStep(value, 0.002, 'near'))).toEqual([0.732, 0.73, 0.732]);
    expect([atReleasedStep(0.7339, 0.002, 'down'), atReleasedStep(0.7321, 0.002, 'up')]).toEqual([0.732, 0.734]);
    // 0.3 ÷ 0.1 is 2.999…96 in doubles, 0.7 ÷ 0.1 is 6.999…99, 1.1 ÷ 0.1 is 11.000…02.
    for (const value of [0.3, 0.7, 1.1])
      for (const direction of ['near', 'down', 'up'] as const)
        expect(atReleasedStep(value, 0.1, direction)).toBe(value);
    expect([atReleasedStep(-37, 10, 'down'), atReleasedStep(-37, 10, 'up')]).toEqual([-40, -30]);
    expect(atReleasedStep(0.123456, 0, 'near')).toBe(0.123456);
  });
});
