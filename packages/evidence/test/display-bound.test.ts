import { describe, expect, it } from 'vitest';
import { displayBound, displayFinding, displayInterval, displayRange, shapeProblems } from '../src/index.ts';
import { stated } from './example-values.ts';

describe('displayBound', () => {
  it('says at most how many, or at least, on the base that reads as whole people', () => {
    expect(displayBound(null, [0, 0.01], 'proportion')).toBe('at most 1 in every 100');
    expect(displayBound(null, [0, 0.005], 'proportion')).toBe('at most 5 in every 1,000');
    expect(displayBound(null, [0.995, 1], 'proportion')).toBe('at least 99.5 in every 100');
    expect(displayBound(null, [0, 0.01], 'proportion', 'per-1000')).toBe('at most 10 in every 1,000');
    expect(displayBound(null, [0, 0.01], 'proportion', null, 'technical')).toBe('at most 1.0%');
  });

  it('is never written beyond what it is, whatever figures its number would have', () => {
    expect(displayBound(null, [0.975, 1], 'proportion')).toBe('at least 97.5 in every 100');
    expect(displayBound(null, [0.99975, 1], 'proportion')).toBe('at least 99.975 in every 100');
    expect(displayBound(null, [0.99975, 1], 'proportion', 'percent')).toBe('at least 99.975%');
    expect(displayBound(null, [0.99975, 1], 'proportion', null, 'technical')).toBe('at least 99.975%');
    expect(displayBound(null, [0, 0.02], 'proportion', 'decimal1')).toBe('at most 0.02');
    expect(displayBound(null, [0, 0.000_04], 'proportion', 'decimal4')).toBe('at most 0.00004');
    expect(displayBound(null, [0, 0.02], 'proportion', 'count')).toBe('at most 0.02');
    // A number between has its figures: only where the range is all that is told is it written so.
    expect(displayInterval({ low: 0.975, high: 1 }, 'proportion')).toBe('between 97.5 and 100 in every 100');
    expect(displayInterval({ low: 0.99975, high: 1 }, 'proportion', null, 'technical')).toBe('99.975% to 100%');
    expect(displayRange({ low: 0.99975, high: 1 }, 'proportion')).toBe('99.975% to 100%');
    expect(displayInterval({ low: 0.975, high: 1 }, 'proportion', null, 'plain', 0.99)).toBe(
      'between 98 and 100 in every 100',
    );
  });

  it('is of no number that there is, of no other unit, and of no range that tells nothing or lies inside', () => {
    expect(displayBound(0.005, [0, 0.01], 'proportion')).toBeNull();
    expect(displayBound('[c]', [0, 0.01], 'proportion')).toBeNull();
    expect(displayBound(null, [0, 0.01], 'ratio')).toBeNull();
    for (const [low, high] of [
      [0, 1],
      [0.2, 0.4],
      [null, 0.4],
      [0, null],
      ['[c]', '[c]'],
    ] as const)
      expect(displayBound(null, [low, high], 'proportion')).toBeNull();
  });

  it('stands in place of a finding’s number, which lacks none by it', () => {
    const bound = {
      ...stated,
      value: null,
      unit: 'proportion',
      interval: { low: 0, high: 0.01, level: 0.95, method: 'm' },
    } as const;
    expect(displayFinding(bound)).toBe('at most 1 in every 100');
    expect(displayFinding(bound, 'interval')).toBe('between 0 and 1 in every 100');
    expect(shapeProblems(bound)).toEqual([]);
    expect(shapeProblems({ ...bound, interval: null })).toEqual(['is computed and has no number']);
    expect(shapeProblems({ ...bound, interval: { ...bound.interval, low: 0.004 } })).toEqual([
      'is computed and has no number',
    ]);
  });
});
