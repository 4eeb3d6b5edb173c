import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay, dayOfText, isWrittenDay, writtenDay } from '../../src/index.ts';

describe('a day written yyyy-mm-dd', () => {
  it('is one that the calendar has, leap years by the rule of 1582', () => {
    for (const text of ['2025-01-31', '2024-02-29', '2000-02-29', '1970-01-01', '0001-01-01', '9999-12-31'])
      expect([text, isWrittenDay(text)]).toEqual([text, true]);
    for (const text of [
      '2025-02-29',
      '2025-02-31',
      '1900-02-29',
      '2025-04-31',
      '2025-13-01',
      '2025-00-10',
      '2025-01-00',
    ])
      expect([text, isWrittenDay(text)]).toEqual([text, false]);
    for (const text of [
      '',
      '2025-1-01',
      '2025-01',
      '20250101',
      ' 2025-01-01',
      '2025-01-01T00:00',
      '+002025-01-01',
      '2025-01-32',
    ])
      expect([text, isWrittenDay(text)]).toEqual([text, false]);
  });

  it('is counted from 1970, and refused where there is none', () => {
    expect([dayOfText('1970-01-01'), dayOfText('1969-12-31'), dayOfText('2024-02-29')]).toEqual([0, -1, 19_782]);
    for (const text of ['2025-02-31', '2025-02-29', '2025-03', 'today', ''])
      expect(() => dayOfText(text)).toThrow(`a date must be written as 2025-03-31: "${text}". Correct it.`);
  });

  it('is the day that was counted, whichever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
        const text = writtenDay(day)!;
        expect(isWrittenDay(text)).toBe(true);
        expect(dayOfText(text)).toBe(day);
      }),
    );
    expect(calendarDay(19_782)).toEqual({ year: 2024, month: 2, dayOfMonth: 29 });
    expect([calendarDay(0.5), calendarDay(Number.NaN)]).toEqual([undefined, undefined]);
  });
});
