import { describe, expect, it } from 'vitest';
import { exactMean, exactSum, InputError, quantileR7, quantileR7Sorted, sampleVariance } from '../../src/index.ts';

describe('exactSum', () => {
  it('loses nothing small beside something large', () => {
    expect(exactSum([])).toBe(0);
    expect(exactSum([0.1])).toBe(0.1);
    expect(exactSum(new Array(10).fill(0.1))).toBe(1);
    expect(exactSum([1e100, 1, -1e100, 1])).toBe(2);
    expect(exactSum([1e16, 1, 1])).toBe(1e16 + 2);
    // CPython's own test: the sum is half-way and the partials below decide.
    expect(exactSum([2 ** 53, 1, 2 ** -100])).toBe(2 ** 53 + 2);
    expect(exactSum([2 ** 53 + 10, 1, 2 ** -100])).toBe(2 ** 53 + 12);
    expect(exactSum([2 ** 53 - 4, 0.5, 2 ** -54])).toBe(2 ** 53 - 3);
  });

  it('lets values that are not finite show', () => {
    expect(exactSum([1, Number.NaN])).toBeNaN();
    expect(exactSum([1, Number.POSITIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY);
  });
});

it('exactMean and sampleVariance say what they lack', () => {
  expect(exactMean([])).toMatchObject({ status: 'not-computed' });
  expect(exactMean([1, 2, 4.5])).toBe(2.5);
  expect(sampleVariance([])).toMatchObject({ reason: 'a spread needs two values or more; there are 0' });
  expect(sampleVariance([3])).toMatchObject({ reason: 'a spread needs two values or more; there is 1' });
  expect(sampleVariance([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBe(1);
});

describe('quantileR7', () => {
  it('uses the R-7 method, as R quantile(c(9, 1, 5, 7), p)', () => {
    const values = [9, 1, 5, 7];
    expect(quantileR7(values, 0)).toBe(1);
    expect(quantileR7(values, 0.1)).toBeCloseTo(2.2, 14);
    expect(quantileR7(values, 0.25)).toBe(4);
    expect(quantileR7(values, 0.5)).toBe(6);
    expect(quantileR7(values, 0.9)).toBeCloseTo(8.4, 14);
    expect(quantileR7(values, 1)).toBe(9);
    expect(values).toEqual([9, 1, 5, 7]);
  });

  it('takes ties, one value, none, and refuses NaN', () => {
    expect(quantileR7([4, 4, 4], 0.3)).toBe(4);
    expect(quantileR7([4], 0.3)).toBe(4);
    expect(quantileR7([], 0.3)).toMatchObject({ status: 'not-computed' });
    expect(() => quantileR7([1, Number.NaN], 0.3)).toThrow(InputError);
    expect(() => quantileR7([1], 1.1)).toThrow(InputError);
    expect(quantileR7Sorted([1, 2], 0.5)).toBe(1.5);
  });
});
