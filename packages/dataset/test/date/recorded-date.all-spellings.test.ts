import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarDay,
  dayNumber,
  MISSING_DAY,
  recordedDate,
  recordedTime,
  writtenDay,
  writtenTime,
} from '../../src/index.ts';

/** The platform's calendar, as an independent oracle; it counts years before 100 from 1900 unless told. */
function platformDay(year: number, month: number, dayOfMonth: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return year >= 1 && same ? date.getTime() / 86_400_000 : MISSING_DAY;
}

describe('recordedDate', () => {
  it('agrees with the platform on every possible and impossible day', () => {
    const parts = fc.tuple(
      fc.integer({ min: 0, max: 9999 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 33 }),
    );
    fc.assert(
      fc.property(parts, ([year, month, day]) => {
        expect(dayNumber(year, month, day)).toBe(platformDay(year, month, day));
      }),
      { seed: 11, numRuns: 2000 },
    );
  });

  it('goes from a day to its calendar and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_000, max: 2_900_000 }), (day) => {
        const { year, month, dayOfMonth } = calendarDay(day)!;
        expect(dayNumber(year, month, dayOfMonth)).toBe(day);
        expect(recordedDate(writtenDay(day)!)?.day).toBe(day);
      }),
      { seed: 12, numRuns: 1000 },
    );
    expect(calendarDay(MISSING_DAY)).toBeUndefined();
  });

  it.each([
    ['1908-12-09', '1908-12-09', -22_303],
    ['19081209', '1908-12-09', -22_303],
    ['09/12/1908', '1908-12-09', -22_303],
    ['9-12-1908', '1908-12-09', -22_303],
    ['1908-12-09T23:59:59.5+01:00', '1908-12-09', -22_303],
    ['09/12/1908 00:00', '1908-12-09', -22_303],
    ['1908-13-09', '1908-13-09', MISSING_DAY],
    ['31/02/1980', '1980-02-31', MISSING_DAY],
    ['1900-02-29', '1900-02-29', MISSING_DAY],
    ['00000101', '0000-01-01', MISSING_DAY],
    ['-0050-01-0', '-0050-01-0', MISSING_DAY],
    ['5 March 1980', '1980-03-05', 3716],
    ['05-Mar-1980', '1980-03-05', 3716],
    ['5th of march, 1980', '1980-03-05', 3716],
    ['March 5, 1980', '1980-03-05', 3716],
    ['05MAR1980', '1980-03-05', 3716],
    ['05.03.1980', '1980-03-05', 3716],
    ['05/03/80', '1980-03-05', 3716],
    ['05/03/29', '2029-03-05', platformDay(2029, 3, 5)],
    ['05/03/30', '1930-03-05', platformDay(1930, 3, 5)],
    ['5 Mawrth 1980', '1980-03-05', 3716],
    ['13 Rhag. 1975', '1975-12-13', platformDay(1975, 12, 13)],
    ['Wednesday, 5 March 1980', '1980-03-05', 3716],
    ["'05/03/1980", '1980-03-05', 3716],
    ['05 / 03 / 1980', '1980-03-05', 3716],
    ['05\u201303\u20131980', '1980-03-05', 3716],
    ['\uff11\uff19\uff18\uff10-03-05', '1980-03-05', 3716],
    ['19800305T101500', '1980-03-05', 3716],
    // A moment of universal time names the day in London; one by another clock the day that it writes.
    ['1980-06-04T23:00:00.000Z', '1980-06-05', platformDay(1980, 6, 5)],
    ['1980-06-04 22:59:59+00', '1980-06-04', platformDay(1980, 6, 4)],
    ['1980-12-04T23:00:00Z', '1980-12-04', platformDay(1980, 12, 4)],
    ['1969-12-31T23:00:00Z', '1970-01-01', 0],
    ['1980-06-05T00:00:00+02:00', '1980-06-05', platformDay(1980, 6, 5)],
    ['1980-06-05T23:30:00', '1980-06-05', platformDay(1980, 6, 5)],
    ['3/5/1980 12:00:00 AM', '1980-05-03', platformDay(1980, 5, 3)],
  ])('reads %s', (text, written, day) => {
    expect(recordedDate(text)).toEqual({ written, day });
  });

  it.each(['', 'unknown', '1980', '1980-01', '1-80', '31251', '198001011', '1980-01-01x', '19 80 01 01', 'March 1980'])(
    'takes "%s" for no date',
    (text) => {
      expect(recordedDate(text)).toBeUndefined();
    },
  );
});

describe('recordedTime', () => {
  it.each([
    ['2016-03-01T10:53:00+00:00', '2016-03-01T10:53:00.000Z'],
    ['2019-06-01 01:30+01:00', '2019-06-01T00:30:00.000Z'],
    ['01/03/2016 10:53:07.1239', '2016-03-01T10:53:07.123Z'],
    ['2016-03-01', '2016-03-01T00:00:00.000Z'],
    ['2016-07-01', '2016-06-30T23:00:00.000Z'],
    ['01/07/2024 20:30', '2024-07-01T19:30:00.000Z'],
    ['01/12/2024 20:30', '2024-12-01T20:30:00.000Z'],
    ['2024-07-01 20:30 BST', '2024-07-01T19:30:00.000Z'],
    ['2024-07-01 20:30 GMT', '2024-07-01T20:30:00.000Z'],
    ['2024-07-01 2030', '2024-07-01T19:30:00.000Z'],
    ['20240701T203000Z', '2024-07-01T20:30:00.000Z'],
    ['20240701203015', '2024-07-01T19:30:15.000Z'],
    ['01/07/2024 8.30 pm', '2024-07-01T19:30:00.000Z'],
    ['01-JUL-24 08.30.00.000000 PM', '2024-07-01T19:30:00.000Z'],
    ['2024-06-30 24:00', '2024-06-30T23:00:00.000Z'],
    ['1960-03-01T00:00:00-0530', '1960-03-01T05:30:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(writtenTime(recordedTime(text)!.milliseconds)).toBe(expected);
    expect(recordedTime(text)!.milliseconds).toBe(Date.parse(expected));
  });

  it('says by which clock it was read', () => {
    const clock = (text: string) => recordedTime(text)!.clock;
    expect(['2024-03-31 00:59', '2024-03-31 01:30', '2024-03-31 02:00'].map(clock)).toEqual([
      'shown once',
      'never shown',
      'shown once',
    ]);
    expect(['2024-10-27 00:59', '2024-10-27 01:30', '2024-10-27 02:00'].map(clock)).toEqual([
      'shown once',
      'shown twice',
      'shown once',
    ]);
    expect(['2024-10-27', '2024-10-27T01:30+01:00'].map(clock)).toEqual(['date alone', 'offset stated']);
  });

  it('has no instant for a time that cannot be, and no shape for other texts', () => {
    expect(recordedTime('2016-03-01T24:30')).toEqual({ milliseconds: Number.NaN, clock: 'shown once' });
    expect(recordedTime('2016-02-30T10:00')?.milliseconds).toBeNaN();
    expect(recordedTime('2016-02-28T23:59:60Z')?.milliseconds).toBeNaN();
    expect(recordedTime('noon')).toBeUndefined();
    expect(writtenTime(Number.NaN)).toBeNull();
  });
});
