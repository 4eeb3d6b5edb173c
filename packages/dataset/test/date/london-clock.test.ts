import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLondonClock, londonClock, londonClockMinute } from '../../src/index.ts';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const shown = (at: number) => {
  const [hours, minutes] = clock.format(at).split(':').map(Number);
  return hours! * 60 + minutes!;
};

describe('the clock in London', () => {
  it('moves in the last nights of March and October', () => {
    // 31 March 2024, 1:00: an hour on. 27 October 2024, 1:00 universal time: an hour back.
    expect([-1, 0].map((minute) => londonClockMinute(Date.UTC(2024, 2, 31, 1, minute)))).toEqual([59, 120]);
    expect([-1, 0].map((minute) => londonClockMinute(Date.UTC(2024, 9, 27, 1, minute)))).toEqual([119, 60]);
    expect(londonClockMinute(Number.NaN)).toBeNaN();
  });

  it('shows what the time zone database shows, at every minute since 1900', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2037, 11, 31) }), (at) => {
        expect(londonClockMinute(at)).toBe(shown(at));
      }),
      { numRuns: 5000 },
    );
  });

  it('shows what the database shows in the hours about every change from 1972 to 2037', () => {
    for (let year = 1972; year <= 2037; year++)
      for (const month of [2, 9])
        for (let hour = 0; hour < 31 * 24; hour++) {
          const at = Date.UTC(year, month, 1, hour);
          if (londonClockMinute(at) !== shown(at)) expect.fail(new Date(at).toISOString());
        }
  });
});

describe('what a clock showed, as a moment', () => {
  const at = (text: string) => Date.parse(`${text}Z`);

  it.each([
    // The night that clocks go forward: 1:00 to 2:00 is shown by none.
    ['2024-03-31T00:59', '2024-03-31T00:59', 'once'],
    ['2024-03-31T01:00', '2024-03-31T01:00', 'never'],
    ['2024-03-31T01:59', '2024-03-31T01:59', 'never'],
    ['2024-03-31T02:00', '2024-03-31T01:00', 'once'],
    // The night that they go back: 1:00 to 2:00 is shown twice.
    ['2024-10-27T00:59', '2024-10-26T23:59', 'once'],
    ['2024-10-27T01:00', '2024-10-27T00:00', 'twice'],
    ['2024-10-27T01:59', '2024-10-27T00:59', 'twice'],
    ['2024-10-27T02:00', '2024-10-27T02:00', 'once'],
    ['2024-07-01T20:30', '2024-07-01T19:30', 'once'],
    ['2024-12-01T20:30', '2024-12-01T20:30', 'once'],
    ['1970-01-01T00:00', '1969-12-31T23:00', 'once'],
    ['1944-06-06T06:30', '1944-06-06T04:30', 'once'],
  ] as const)('%s was %s in universal time, shown %s', (clock, universal, shown) => {
    expect(fromLondonClock(at(clock))).toEqual({ milliseconds: at(universal), shown });
  });

  it('is the moment at which the clock shows it, wherever it shows it at all', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) }), (clock) => {
        const { milliseconds, shown } = fromLondonClock(clock);
        expect(londonClock(milliseconds) === clock).toBe(shown !== 'never');
      }),
    );
    expect(fromLondonClock(Number.NaN)).toEqual({ milliseconds: Number.NaN, shown: 'once' });
  });
});
