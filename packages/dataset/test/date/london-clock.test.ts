import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { londonClockMinute } from '../../src/index.ts';

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

  it('shows what the time zone database shows, at every minute since 1996', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2037, 11, 31) }), (at) => {
        expect(londonClockMinute(at)).toBe(shown(at));
      }),
      { numRuns: 2000 },
    );
  });
});
