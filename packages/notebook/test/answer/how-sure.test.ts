import { describe, expect, it } from 'vitest';
import { howSure, type SureNumber } from '../../src/answer/how-sure.ts';

const sure = (
  unit: SureNumber['unit'],
  value: number,
  low: number,
  high: number | null,
  given: Partial<SureNumber> = {},
) => howSure({ unit, value, interval: { low, high }, isModelled: false, isCounted: false, ...given });

describe('how sure an answer is, at the ends of each rule', () => {
  it('a count or a share: a quarter of the number either way is firm, the number itself rough', () => {
    expect([
      sure('count', 4, 3, 5),
      sure('count', 4, 2.9, 5),
      sure('count', 4, 0, 8),
      sure('count', 4, 0, 8.1),
    ]).toEqual(['firm', 'rough', 'rough', 'open']);
    expect(sure('proportion', 0.5, 0.375, 0.625)).toBe('firm');
    expect(sure('count', -4, -5, -3)).toBe('firm');
  });
  it('a small share: one point either way is firm, five are rough, however large beside the share', () => {
    expect([0.011, 0.0111, 0.051, 0.0511].map((high) => sure('proportion', 0.001, 0, high))).toEqual([
      'firm',
      'rough',
      'rough',
      'open',
    ]);
    // A count has no points.
    expect(sure('count', 0.001, 0, 0.02)).toBe('open');
    expect([sure('count', 0, 0, 0), sure('count', 0, 0, 1), sure('proportion', 0, 0, 0.01)]).toEqual([
      'firm',
      'open',
      'firm',
    ]);
  });
  it('a share that is only bounded: all of its range counts, and nothing else of it', () => {
    const bounded = (low: number, high: number, isModelled: boolean) =>
      howSure({ unit: 'proportion', value: null, interval: { low, high }, isModelled, isCounted: false });
    expect([0.01, 0.011, 0.05, 0.051].map((high) => bounded(0, high, false))).toEqual([
      'firm',
      'rough',
      'rough',
      'open',
    ]);
    expect([bounded(0, 0.01, true), bounded(0.99, 1, true), bounded(0, 0.02, true)]).toEqual([
      'rough',
      'rough',
      'open',
    ]);
  });
  it('the farther end decides, not half the width: 2.8 in 1,000 between 0.5 and 16 is not within one point', () => {
    expect(sure('proportion', 0.0028, 0.0005, 0.016)).toBe('rough');
    expect(sure('count', 4, 3.9, 5.1)).toBe('rough');
    expect(sure('ratio', 3, 2.9, 4)).toBe('rough');
  });
  it('a ratio: by factors, and open where it holds 1, touches it, or reaches 0', () => {
    // The logarithm of 2.5 ÷ 2 is .223, of 3 ÷ 2 .405, of 8 ÷ 3 .981, of 8.2 ÷ 3 1.006.
    expect([
      sure('ratio', 2.5, 2, 3),
      sure('ratio', 3, 2, 4),
      sure('ratio', 3, 1.11, 8),
      sure('ratio', 3, 1.11, 8.2),
    ]).toEqual(['firm', 'rough', 'rough', 'open']);
    expect([sure('ratio', 1.1, 1, 1.2), sure('ratio', 0.9, 0.8, 1), sure('ratio', 1, 0.99, 1.01)]).toEqual(
      Array(3).fill('open'),
    );
    expect(sure('ratio', 0.2, 0, 0.3)).toBe('open');
    expect(sure('ratio', 0.9, 0.85, 0.95)).toBe('firm');
  });
  it('points between two groups: open where they hold or touch 0', () => {
    expect([
      sure('percentage-points', 0.02, 0, 0.04),
      sure('percentage-points', -0.02, -0.04, 0),
      sure('percentage-points', 0.02, 0.016, 0.024),
      sure('percentage-points', 0.015, 0.01, 0.02),
    ]).toEqual(['open', 'open', 'firm', 'rough']);
  });
  it('what rests on a model is one level less sure; what has no end, no number or no range is open', () => {
    const modelled = { isModelled: true };
    expect([sure('count', 4, 3, 5, modelled), sure('count', 4, 0, 8, modelled)]).toEqual(['rough', 'open']);
    expect([sure('ratio', 3, 2, null), sure('count', 4, 3, 5, { value: 'many' })]).toEqual(['open', 'open']);
    const counted = (isCounted: boolean, isModelled: boolean) =>
      howSure({ value: 3, unit: 'count', interval: null, isCounted, isModelled });
    expect([counted(true, false), counted(true, true), counted(false, false)]).toEqual(['counted', 'open', 'open']);
  });
});
