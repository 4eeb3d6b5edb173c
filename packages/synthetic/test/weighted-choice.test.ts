import { calendarDay, dayNumber, MISSING_DAY } from '@assay/dataset';
import type { RandomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { WeightedChoice } from '../src/draw/weighted-choice.ts';
import { zipfMandelbrotWeights } from '../src/draw/zipf-mandelbrot.ts';
import { type RecordedDate, recordDate } from '../src/person-register/recorded-date.ts';

/** A stream that gives these numbers, over and over. */
function given(...numbers: readonly number[]): RandomStream {
  let at = 0;
  const next = () => numbers[at++ % numbers.length]!;
  return { next, integer: (below: number) => Math.floor(next() * below) } as unknown as RandomStream;
}

describe('a choice by weights', () => {
  it.each([[[1, 2, 3, 4]], [[0, 5, 0, 1]], [[7]], [[1, 1, 1]], [[0.3, 0.1, 9, 0.6, 2]]])(
    'gives each its share of an even grid of draws: %s',
    (weights) => {
      const choice = new WeightedChoice(weights);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const POINTS = 30_000;
      const counts = weights.map(() => 0);
      for (let at = 0; at < POINTS; at++) counts[choice.draw(given((at + 0.5) / POINTS))]!++;
      // Each place of the table is cut once: its share is a point of the grid off at most.
      for (const [at, weight] of weights.entries())
        expect(Math.abs(counts[at]! - (POINTS * weight) / total)).toBeLessThanOrEqual(weights.length);
    },
  );
  it('refuses weights that are no chances', () => {
    expect(() => new WeightedChoice([1, -1])).toThrow(
      'a weight must be zero or more and finite: -1. Correct weight 2 of 2.',
    );
    expect(() => new WeightedChoice([Number.POSITIVE_INFINITY])).toThrow('Infinity');
    expect(() => new WeightedChoice([0, 0])).toThrow('weights must not all be zero: 2 given');
  });
  it('by rank falls as Mandelbrot has it: 1 ÷ 3², 1 ÷ 4², 1 ÷ 5²', () => {
    expect([...zipfMandelbrotWeights(3, 2, 2)]).toEqual(
      [1 / 9, 1 / 16, 1 / 25].map((each) => expect.closeTo(each, 15)),
    );
  });
});

describe('a date of birth as a record has it', () => {
  const settings = {
    missingDates: 0.1,
    placeholderDates: 0.1,
    defaultDates: 0.1,
    defaultDatesBornAbroadFactor: 2,
    impossibleDates: 0.1,
    swappedDayAndMonth: 0.1,
    wrongDateDigits: 0.1,
  } as unknown as Parameters<typeof recordDate>[2];
  const born = dayNumber(1983, 4, 7);
  const recorded = (bornAbroad: boolean, ...draws: readonly number[]) => {
    const out: RecordedDate = { day: 0, errors: 0, impossible: null };
    recordDate(born, bornAbroad, settings, given(...draws), out);
    return out;
  };
  const onDay = (year: number, month: number, dayOfMonth: number) => ({ day: dayNumber(year, month, dayOfMonth) });
  it('has each error in its share of draws, a default date twice as often where the birth was abroad', () => {
    expect(recorded(false, 0.099)).toMatchObject({ day: MISSING_DAY, impossible: null });
    expect(recorded(false, 0.101)).toMatchObject(onDay(1900, 1, 1));
    expect([recorded(false, 0.299), recorded(true, 0.399)]).toMatchObject([onDay(1983, 1, 1), onDay(1983, 1, 1)]);
    // April has thirty days.
    expect(recorded(false, 0.399)).toMatchObject({ day: MISSING_DAY, impossible: '1983-04-31' });
    expect(recorded(true, 0.499)).toMatchObject({ impossible: '1983-04-31' });
    expect(recorded(false, 0.499)).toMatchObject(onDay(1983, 7, 4));
    expect(recorded(false, 0.601)).toEqual({ day: born, errors: 0, impossible: null });
    const kinds = [0.05, 0.15, 0.25, 0.35, 0.45].map((draw) => recorded(false, draw).errors);
    expect(new Set(kinds).size).toBe(5);
    expect(kinds.every((errors) => errors > 0)).toBe(true);
  });
  it('has one digit wrong in the day half of the time, in month and year a quarter each, on a day that exists', () => {
    // Which part, which digit, tens or units: of 07, of 04, of 83.
    expect(recorded(false, 0.55, 0.49, 0.25, 0.1)).toMatchObject(onDay(1983, 4, 27));
    expect(recorded(false, 0.55, 0.49, 0.25, 0.9)).toMatchObject(onDay(1983, 4, 2));
    expect(recorded(false, 0.55, 0.74, 0.95, 0.9)).toMatchObject(onDay(1983, 9, 7));
    expect(recorded(false, 0.55, 0.76, 0.15, 0.1)).toMatchObject(onDay(1913, 4, 7));
    expect(recorded(false, 0.55, 0.76, 0.15, 0.9)).toMatchObject(onDay(1981, 4, 7));
    // A day that April does not have is drawn again: 37, then 17.
    expect(recorded(false, 0.55, 0.49, 0.35, 0.1, 0.49, 0.15, 0.1)).toMatchObject(onDay(1983, 4, 17));
    expect(calendarDay(recorded(false, 0.55, 0.49, 0.01, 0.9, 0.3, 0.5, 0.9).day)!.dayOfMonth).toBeGreaterThan(0);
  });
});
