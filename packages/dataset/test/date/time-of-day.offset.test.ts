import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeOfDay } from '../../src/date/time-of-day.ts';

const two = (number: number) => String(number).padStart(2, '0');

describe('a time with an offset', () => {
  it('is the moment that the language reads, east and west of Greenwich', () => {
    const digits = fc.tuple(fc.nat(23), fc.nat(59), fc.nat(59), fc.nat(999));
    const offset = fc.tuple(fc.constantFrom('+', '-'), fc.nat(13), fc.nat(59));
    fc.assert(
      fc.property(
        digits,
        offset,
        fc.boolean(),
        ([hour, minute, second, thousandth], [sign, hours, minutes], isBare) => {
          const time = `T${two(hour)}:${two(minute)}:${two(second)}.${String(thousandth).padStart(3, '0')}`;
          const found = timeOfDay(`${time}${sign}${two(hours)}${isBare ? '' : ':'}${two(minutes)}`)!;
          const moment = Date.parse(`1970-01-01${time}${sign}${two(hours)}:${two(minutes)}`);
          expect(found.milliseconds - found.offsetMinutes! * 60_000).toBe(moment);
        },
      ),
      { seed: 4 },
    );
  });

  it('is told by hours alone, by name, or not at all', () => {
    const offset = (written: string) => timeOfDay(` 12:00${written}`)!.offsetMinutes;
    expect(['+01', '-08', ' BST', ' GMT', ' UTC', 'Z', ''].map(offset)).toEqual([60, -480, 60, 0, 0, 0, null]);
  });

  it('is shown by no clock fourteen hours away and more, or by more than 59 minutes', () => {
    const isShown = (written: string) => Number.isFinite(timeOfDay(` 12:00${written}`)!.milliseconds);
    expect(['+14:00', '-14:00', '+05:59', '+0559'].map(isShown)).toEqual([true, true, true, true]);
    expect(['+14:01', '-14:01', '+15', '+01:75', '-0160'].map(isShown)).toEqual([false, false, false, false, false]);
  });
});
