import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  displayFinding,
  displayInterval,
  displayRange,
  displayValue,
  finding,
  isFormat,
  type Unit,
  unitsFitting,
} from '../src/index.ts';

it.each([Number.NaN, Infinity, -Infinity])('says of %d, which is no number, that none is available', (value) => {
  expect(displayValue(value, 'proportion')).toBe('not available');
  expect(displayInterval({ low: value, high: 1 }, 'proportion')).toBe('not available');
  expect(displayRange({ low: 0, high: value }, 'ratio')).toBe('not available');
});

describe('displayValue in plain words', () => {
  it.each([
    [0.1234, 'proportion', '12 in every 100'],
    [0.0043, 'proportion', '4.3 in every 1,000'],
    [0.00001, 'proportion', '1 in every 100,000'],
    [0, 'proportion', 'none'],
    [1, 'proportion', 'all'],
    [0, 'ratio', '0 times'],
    [0.0004, 'ratio', '0.00040 times'],

    [37746, 'count', '37,746'],
    [-3, 'count', '−3'],
    [-0, 'count', '0'],
    [0.043, 'percentage-points', '4.3 percentage points'],
    [1.234, 'ratio', '1.23 times'],
    [99.5, 'ratio', '99.50 times'],
    [2168.93, 'ratio', '2,169 times'],
    [3.4, 'rate-per-1000', '3.4 in every 1,000'],
    [24.5, 'rate-per-1000', '24.5 in every 1,000'],
    [25, 'rate-per-1000', '25 in every 1,000'],
    [250, 'rate-per-million', '250 in every 1,000,000'],
    [-1234.5, 'pounds', '−£1,234.50'],
    [1, 'days', '1 day'],
    [2.5, 'hours', '2.5 hours'],
    [1234.6, 'metres', '1,235 metres'],
    [0.51234, 'score', '0.51'],
    [0, 'score', '0'],
    [12.6, 'score', '13'],
    [0, 'percentage-points', '0 percentage points'],
    [0.0002, 'percentage-points', '0.020 percentage points'],
    [123.4, 'rate-per-1000', '123 in every 1,000'],
    [99.96, 'rate-per-1000', '100.0 in every 1,000'],
    [0.0000001, 'proportion', '0.10 in every 1,000,000'],
    ['[c]', 'count', '[c]'],
    [null, 'count', 'not available'],
  ] as const)('shows %s of unit %s as "%s"', (value, unit, text) => {
    expect(displayValue(value, unit)).toBe(text);
  });

  it('never rounds a share up to everyone or down to no one', () => {
    expect(displayValue(0.99996, 'proportion')).toBe('99.996 in every 100');
    expect(displayValue(0.99996, 'proportion', 'percent')).toBe('99.996%');
    expect(displayValue(0.0004, 'proportion', 'percent')).toBe('0.040%');
  });

  it('says everyone and no one only where it is everyone or no one (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (parts) => {
        const text = displayValue(parts / 100_000, 'proportion', 'per-100');
        expect(text).not.toMatch(/^(0|100) in/);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('displayValue by format', () => {
  it.each([
    [0.1234, 'proportion', 'percent', '12.3%'],
    [0, 'proportion', 'percent', '0%'],
    [1, 'proportion', 'percent', '100%'],
    [0.1234, 'proportion', 'per-1000', '123 in every 1,000'],
    [3.4, 'rate-per-1000', 'per-1000', '3.4 in every 1,000'],
    [0.0043, 'proportion', 'per-100', '0.43 in every 100'],
    [1234.56, 'count', 'count', '1,235'],
    [0.123456, 'score', 'decimal3', '0.123'],
    [1234, 'pounds', 'pounds', '£1,234'],
    [5, 'hours', 'hours', '5 hours'],
  ] as const)('shows %s (%s) as %s: "%s"', (value, unit, format, text) => {
    expect(displayValue(value, unit, format)).toBe(text);
  });

  it('knows its formats and which units they fit', () => {
    expect(isFormat('percent')).toBe(true);
    expect(isFormat('percentage')).toBe(false);
    expect(unitsFitting('percent')).toEqual(['proportion']);
    expect(unitsFitting('decimal2')).toBeNull();
  });
});

it.each([
  [1.23456, 'ratio', '1.235'],
  [12, 'ratio', '12.000'],
  [0.0412, 'proportion', '4.1%'],
  [37746, 'count', '37,746'],
  [12.25, 'count', '12.3'],
  [12.25, 'days', '12.3 days'],
] as const)('displayValue shows %s of unit %s as "%s" to who reads tables of figures', (value, unit, text) => {
  expect(displayValue(value, unit, null, 'technical')).toBe(text);
});

describe('displayInterval', () => {
  it('gives both ends one base', () => {
    expect(displayInterval({ low: 0.09, high: 0.151 }, 'proportion')).toBe('between 9 and 15 in every 100');
    expect(displayInterval({ low: 0.004, high: 0.012 }, 'proportion')).toBe('between 4 and 12 in every 1,000');
    expect(displayInterval({ low: 0.09, high: 0.151 }, 'proportion', null, 'technical')).toBe('9.0% to 15.1%');
    expect(displayInterval({ low: 0.00049, high: 0.0027 }, 'proportion', null, 'plain', 0.0011)).toBe(
      'between 0.49 and 2.7 in every 1,000',
    );
    expect(displayInterval({ low: 0, high: 0.0037 }, 'proportion', null, 'plain', 0)).toBe(
      'between 0 and 3.7 in every 1,000',
    );
  });
  it('gives an open range from nought the base of nought', () => {
    expect(displayInterval({ low: 0, high: null }, 'proportion')).toBe('at least 0 in every 100');
    expect(displayInterval({ low: 0, high: 0.0004 }, 'proportion')).toBe('between 0 and 4 in every 10,000');
  });
  it('says where there is no upper end', () => {
    expect(displayInterval({ low: 20, high: null }, 'count')).toBe('at least 20');
    expect(displayInterval({ low: 0.04, high: 2168.93 }, 'ratio', null, 'plain', 9.71)).toBe(
      'between 0.04 and 2,169 times',
    );
    expect(displayInterval({ low: 0.0000075, high: 0.0477 }, 'proportion', null, 'plain', 0)).toBe(
      'between 0.00075 and 4.8 in every 100',
    );
    expect(displayInterval({ low: 0, high: 36 }, 'count', null, 'plain', 7.1)).toBe('between 0 and 36');
    expect(displayInterval({ low: 0.01, high: 36.4 }, 'count', null, 'plain', 7.1)).toBe('between 0.010 and 36.4');
    expect(displayInterval({ low: 0, high: 0 }, 'count', null, 'plain', 0)).toBe('fewer than 1');
  });
});

describe('displayFinding', () => {
  const source = { cell: 'c', file: 'f' };
  const draft = { id: 'a', title: 'A', questions: [], unit: 'proportion' as Unit, method: { name: 'm', source: 's' } };
  it('shows value, interval, or the reason that there is none', () => {
    const interval = { low: 0.1, high: 0.2, level: 0.95, method: 'Wilson score interval' };
    const computed = finding({ ...draft, value: 0.15, interval }, source);
    expect(displayFinding(computed)).toBe('15 in every 100');
    expect(displayFinding(computed, 'interval')).toBe('between 10 and 20 in every 100');
    const not = finding({ ...draft, notComputed: { status: 'not-computed', reason: 'no one was charged' } }, source);
    expect(displayFinding(not)).toBe('not computed: no one was charged');
    expect(displayFinding(finding({ ...draft, value: 0.15 }, source), 'interval')).toBe('no range');
  });
});
