import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeOfDay } from '../../src/date/time-of-day.ts';

describe('times as programmes write them', () => {
  it('are read by their characters as by the pattern, which a word between makes read them', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
    fc.assert(
      fc.property(digits(2), digits(2), digits(2), fc.option(digits(3)), (hour, minute, second, fraction) => {
        const time = `T${hour}:${minute}:${second}${fraction === null ? '' : `.${fraction}`}`;
        expect(timeOfDay(`${time}Z`)).toEqual(timeOfDay(`${time} GMT`));
      }),
      { seed: 16, numRuns: 400 },
    );
    expect(timeOfDay('T23:01:01.250Z')).toEqual({ milliseconds: 82_861_250, offsetMinutes: 0 });
    expect(timeOfDay('T2a:01:01Z')).toBeUndefined();
  });
});
