import { describe, expect, it } from 'vitest';
import { knownByLimit } from '../../src/reference/known-by-limit.ts';
import { rowInterval } from '../../src/reference/row-interval.ts';

describe('a nought of which only the upper limit tells something', () => {
  it('is at most that limit in plain words: a multiple, and a share below its own range', () => {
    expect(knownByLimit(0, [0, 0.12], 'ratio', 'plain')).toBe('at most 0.12 times');
    expect(knownByLimit(0, [0.009, 0.041], 'proportion', 'plain')).toMatch(/^at most 4/);
  });

  it('is none of any other', () => {
    expect(knownByLimit(0, [0, 0.12], 'ratio', 'technical')).toBeNull();
    expect(knownByLimit(0.1, [0, 0.12], 'ratio', 'plain')).toBeNull();
    expect(knownByLimit(0, [0, 0], 'ratio', 'plain')).toBeNull();
    expect(knownByLimit(0, [0, null], 'ratio', 'plain')).toBeNull();
    expect(knownByLimit(0, [0, 0.04], 'proportion', 'plain')).toBeNull();
    expect(knownByLimit(0, ['[c]', 0.04], 'proportion', 'plain')).toBeNull();
    expect(knownByLimit(0, [0.01, 0.04], 'rate-per-1000', 'plain')).toBeNull();
  });

  it('and a multiple to a rate of nought is at least its lower limit, in any words', () => {
    for (const words of ['plain', 'technical'] as const)
      expect(knownByLimit(null, [26.23, null], 'ratio', words)).toMatch(/^at least 26/);
    expect(knownByLimit(null, [null, null], 'ratio', 'plain')).toBeNull();
    expect(knownByLimit(null, [1, 2], 'ratio', 'plain')).toBeNull();
    expect(knownByLimit(null, [0, 2], 'ratio', 'plain')).toBeNull();
  });

  it('says a share that left as a bound so in any words and format', () => {
    expect(knownByLimit(null, [0, 0.01], 'proportion', 'plain')).toBe('at most 1 in every 100');
    expect(knownByLimit(null, [0, 0.01], 'proportion', 'technical')).toBe('at most 1.0%');
    expect(knownByLimit(null, [0.99, 1], 'proportion', 'plain', 'percent')).toBe('at least 99.0%');
  });
});

describe('the interval of a cell', () => {
  const columns = [
    { name: 'group', label: 'Group', unit: 'text', key: true },
    { name: 'share', label: 'Share', unit: 'proportion' },
    { name: 'shareLow', label: 'From', unit: 'proportion' },
    { name: 'shareHigh', label: 'To', unit: 'proportion' },
    { name: 'people', label: 'People', unit: 'count' },
  ] as const;
  const words = (low: number | string | null, high: number | string | null, at = 1) =>
    rowInterval(['a', 0.4, low, high, 7], columns, at, 'plain');

  it('is said where both ends are known, and where there is no upper one', () => {
    expect(words(0.36, 0.45)).toBe('between 36 and 45 in every 100');
    expect(words(0.36, null)).toMatch(/at least/);
    expect(rowInterval(['a', 0.4, 0.36, 0.45, 7], columns, 1, 'table')).toMatch(/36.*45/);
  });

  it('is none where an end is held back, the lower one lacks, or the column has none', () => {
    expect([
      words('[c]', 0.45),
      words(0.36, '[c]'),
      words(null, 0.45),
      words(null, null),
      words(0.36, 0.45, 4),
    ]).toEqual([...[null, null, null, null, null]]);
  });
});
