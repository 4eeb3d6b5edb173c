import { describe, expect, it } from 'vitest';
import {
  chartRows,
  distinctTexts,
  isPlottable,
  labelFormat,
  logarithmicTicks,
  tickFormat,
} from '../src/chart/chart-rows.ts';
import { rowFrame } from '../src/chart/layout.ts';
import { sequentialStep, sequentialSteps } from '../src/chart/sequential-step.ts';

describe('rows of a chart', () => {
  it('are the table’s, a missing cell as none and a date as people say it', () => {
    const columns = [
      { name: 'day', label: 'Day', unit: 'text' as const },
      { name: 'n', label: 'N', unit: 'count' as const },
    ];
    expect(chartRows({ columns, rows: [['2024-03-01', 0], ['later']] } as never)).toEqual([
      { day: '1 March 2024', n: 0 },
      { day: 'later', n: null },
    ]);
    expect([0, -1.5, Number.NaN, Number.POSITIVE_INFINITY, '3', null, undefined].map(isPlottable)).toEqual([
      true,
      true,
      ...Array(5).fill(false),
    ]);
    expect(distinctTexts([{ a: 'x' }, { a: null }, { a: 'x' }], 'a')).toHaveLength(2);
  });
});

describe('numbers on an axis', () => {
  it('have three figures, a true minus, and what the unit asks for', () => {
    const said = (unit: Parameters<typeof tickFormat>[0], ...values: unknown[]) => values.map(tickFormat(unit));
    expect(said('count', 12_345, 0.123_45, -2, 'A')).toEqual(['12,345', '0.123', '−2', 'A']);
    expect(said('proportion', 0.5, 0.123_45, -0.1)).toEqual(['50%', '12.3%', '−10%']);
    expect(said('percentage-points', 0.034_56, -0.2)).toEqual(['3.46', '−20']);
    expect(said('pounds', 1_250.4)).toEqual(['£1,250']);
    // Beside a mark, as in the tables: a share with its one decimal.
    expect([labelFormat('proportion')(0.25), labelFormat('count')(1200)]).toEqual(['25.0%', '1,200']);
    expect(labelFormat('count')('A')).toBe('A');
  });
  it('stand at 1, 2 and 5 of each power of ten where that is at most seven, else at the powers alone', () => {
    expect(logarithmicTicks(0.5, 50)).toEqual([0.5, 1, 2, 5, 10, 20, 50]);
    expect(logarithmicTicks(0.5, 100)).toEqual([1, 10, 100]);
    expect(logarithmicTicks(3, 4)).toEqual([]);
    // An end that rounding put a thousandth past its tick keeps it.
    expect(logarithmicTicks(1.0005, 9.995)).toEqual([1, 2, 5, 10]);
    expect(logarithmicTicks(1.01, 9.9)).toEqual([2, 5]);
  });
  it('are refused from an end that no logarithmic axis has, which was looked for without end', () => {
    expect(() => logarithmicTicks(0, 50)).toThrow('a logarithmic axis has no place for 0.');
    expect(() => logarithmicTicks(-1, 50)).toThrow('no place for -1.');
    expect(() => logarithmicTicks(1, Number.POSITIVE_INFINITY)).toThrow('no place for Infinity.');
    expect(() => logarithmicTicks(Number.NaN, 2)).toThrow('no place for NaN.');
  });
});

describe('shades of a grid', () => {
  it('are five equal steps from the least to the most; what is no number stays white', () => {
    const values = [0, 10, null, '[c]', 4] as const;
    const steps = sequentialSteps(values);
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [2, 4],
      [4, 6],
      [6, 8],
      [8, 10],
    ]);
    const shade = sequentialStep(values);
    const fills = steps.map(({ fill }) => fill);
    expect([0, 1.9, 2, 5, 8, 10].map((value) => fills.indexOf(shade(value).fill as never))).toEqual([0, 0, 1, 2, 4, 4]);
    expect(['[c]', null].map((value) => shade(value).fill)).toEqual(['#ffffff', '#ffffff']);
  });
  it('are the lightest alone where all numbers are one, and start at 0 where there is none', () => {
    expect(sequentialStep([3, 3])(3)).toEqual(sequentialStep([3, 9])(3));
    expect(sequentialSteps([null])).toMatchObject(Array(5).fill({ from: 0, to: 0 }));
  });
});

describe('names of rows', () => {
  it('stand beside their rows up to 250 units of 640, or 96 of 320, and above them beyond', () => {
    // 7.9 a letter and 16 beside it: 29 letters are 245.1, 30 are 253; on a phone 10 are 95, 11 are 102.9.
    const frame = (letters: number, layout: 'wide' | 'narrow') => {
      const { width, marginLeft, namesAbove } = rowFrame(['a', 'x'.repeat(letters)], layout);
      return [width, Math.round(marginLeft * 10) / 10, namesAbove];
    };
    expect([frame(29, 'wide'), frame(30, 'wide')]).toEqual([
      [640, 245.1, false],
      [640, 14, true],
    ]);
    expect([frame(10, 'narrow'), frame(11, 'narrow'), frame(2, 'narrow')]).toEqual([
      [320, 95, false],
      [320, 14, true],
      [320, 40, false],
    ]);
    expect(rowFrame([], 'wide')).toEqual({ width: 640, marginLeft: 40, namesAbove: false });
  });
});
