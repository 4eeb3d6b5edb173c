import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateFormat, UK_DATES } from '../../src/date/date-format.ts';
import { recordedTime } from '../../src/date/recorded-time.ts';
import { universalMoment, universalMomentIn } from '../../src/date/universal-moment.ts';

describe('moments as programmes write them', () => {
  it('are read by their characters as by the patterns, which another word for universal time makes read them', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
    const likely = (from: number, to: number, length: number) =>
      fc.integer({ min: from, max: to }).map((each) => String(each).padStart(length, '0'));
    const part = (from: number, to: number, length = 2) =>
      fc.oneof({ weight: 9, arbitrary: likely(from, to, length) }, { weight: 1, arbitrary: digits(length) });
    const date = fc.tuple(part(1, 9999, 4), part(1, 12), part(1, 31)).map((parts) => parts.join('-'));
    const time = fc.tuple(part(0, 23), part(0, 59), part(0, 59)).map((parts) => parts.join(':'));
    fc.assert(
      fc.property(date, time, fc.option(digits(3)), fc.boolean(), (day, clock, fraction, isTurned) => {
        const text = `${day}T${clock}${fraction === null ? '' : `.${fraction}`}`;
        const format = isTurned ? { ...UK_DATES, afterYear: 'day' as const } : UK_DATES;
        const bytes = Buffer.from(`,${text}Z,`);
        expect(universalMomentIn(bytes, 1, bytes.length - 2)).toBe(universalMoment(`${text}Z`));
        expect(recordedTime(`${text}Z`, format)).toEqual(recordedTime(`${text} GMT`, format));
      }),
      { seed: 16, numRuns: 400 },
    );
  });
});

it('has no hour after 23, no minute or second after 59', () => {
  const at = (clock: string) => universalMoment(`2024-02-29T${clock}Z`);
  expect(at('23:59:59')).toBe(Date.UTC(2024, 1, 29, 23, 59, 59));
  for (const clock of ['24:00:00', '23:60:00', '23:59:60']) expect(at(clock), clock).toBeNull();
});

it('reads the time of day in a serial number of Excel by the clock in London, to the millisecond', () => {
  const serials = dateFormat('excel');
  // 45474 is 1 July 2024, in summer time; 45292 is 1 January.
  expect(recordedTime('45474.5', serials)).toEqual(recordedTime('01/07/2024 12:00', UK_DATES));
  expect(recordedTime('45292.75', serials)!.milliseconds).toBe(Date.UTC(2024, 0, 1, 18));
  expect(recordedTime('45474.000011574', serials)!.milliseconds).toBe(Date.UTC(2024, 5, 30, 23, 0, 1));
});
