import { describe, expect, it } from 'vitest';
import { checkedAmounts, checkedBound, checkedNumbers, checkedPlaces, checkedSize } from '../src/index.ts';

const ODD = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

describe('checked numbers', () => {
  it('lets pass what can be added and squared, and names the first place that cannot', () => {
    const right = [0, -2, 0.5, 9e149, -9e149];
    expect(checkedNumbers(right, 'values')).toBe(right);
    for (const odd of [...ODD, 1e150, -1e150])
      expect(() => checkedNumbers([1, odd], 'values')).toThrow(
        `each of values must be a finite number: ${odd} in place 2. Correct or drop it.`,
      );
  });

  it('lets no amount be negative', () => {
    const right = [0, 2.5, 9e149];
    expect(checkedAmounts(right, 'harm')).toBe(right);
    for (const odd of [...ODD, -1, -1e-300, 1e150])
      expect(() => checkedAmounts([odd], 'harm')).toThrow(`must be finite and not negative: ${odd} in place 1`);
  });

  it('takes each place of a list, and none beside it or between two', () => {
    expect(checkedPlaces([0, 1, 2], 3, 'areas')).toEqual([0, 1, 2]);
    for (const odd of [...ODD, -1, 3, 0.5, -0.5])
      expect(() => checkedPlaces([odd], 3, 'areas')).toThrow(`must be a whole number from 0 to 2: ${odd} in place 1`);
    expect(() => checkedPlaces([0], 0, 'areas')).toThrow('in place 1');
  });

  it('takes any limit but NaN', () => {
    for (const bound of [0, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(checkedBound(bound, 'until')).toBe(bound);
    expect(() => checkedBound(Number.NaN, 'until')).toThrow('until must be a number: NaN');
  });

  it('takes sizes of tables from none to a gigabyte of numbers', () => {
    // Eight bytes each.
    const gigabyte = 2 ** 30 / 8;
    for (const size of [0, 1, gigabyte]) expect(checkedSize(size, 'months')).toBe(size);
    for (const odd of [...ODD, -1, 0.5, gigabyte + 1])
      expect(() => checkedSize(odd, 'months')).toThrow(`months must be a whole number from 0 to ${gigabyte}: ${odd}.`);
  });
});
