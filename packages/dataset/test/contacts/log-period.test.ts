import { describe, expect, it } from 'vitest';
import { dayNumber, logPeriod, MISSING_DAY, refuseListOfAll, supportStart, writtenDayOf } from '../../src/index.ts';

const DAY = 86_400_000;
const at = (year: number, month: number, day: number) => dayNumber(year, month, day) * DAY;
const span = { earliest: at(2024, 1, 1) + 7, latest: at(2024, 3, 9) + 5, lastDay: () => dayNumber(2024, 3, 1) };

describe('the period of a log', () => {
  it('runs from its first moment to the end of its last day, or of the day that is given', () => {
    expect(logPeriod(span, null)).toEqual({ from: span.earliest, until: at(2024, 3, 2) });
    expect(logPeriod(span, '2024-02-10')).toEqual({ from: span.earliest, until: at(2024, 2, 11) });
    expect(logPeriod(span, '2024-03-09').until).toBe(at(2024, 3, 10));
    expect(logPeriod(span, '2024-01-01')).toEqual({ from: at(2024, 1, 1), until: at(2024, 1, 2) });
  });

  it.each(['2023-12-31', '2024-03-10'])('refuses %s, which is not in the log', (day) => {
    expect(() => logPeriod(span, day)).toThrow(
      `parameter logEnds is ${day}, and the contacts run from 2024-01-01 to 2024-03-09. Give a day among them`,
    );
  });

  it('refuses a log in which no contact has a time', () => {
    expect(() => logPeriod({ ...span, latest: span.earliest - 1 }, null)).toThrow(
      'no contact has a time: no column was read as one. Name it, e.g. --columns contacts:time=<column>.',
    );
  });
});

describe('a list of everybody', () => {
  it('is refused, and so is one of nobody', () => {
    expect(() => refuseListOfAll(20, 20)).toThrow('parameter listSize is 20, and the log names 20 people');
    expect(() => refuseListOfAll(0, null)).toThrow('--columns contacts:person_id=<column>');
    expect(refuseListOfAll(21, 20)).toBeUndefined();
    expect(refuseListOfAll(1, null)).toBeUndefined();
  });
});

describe('the start of support', () => {
  const log = { from: at(2022, 1, 1), until: at(2024, 1, 1) };

  it('is the day given, else the earliest recorded', () => {
    const days = Int32Array.of(MISSING_DAY, dayNumber(2023, 1, 1), dayNumber(2023, 2, 1));
    expect(supportStart(days, null, log)).toBe(at(2023, 1, 1));
    expect(supportStart(Int32Array.of(), '2023-01-01', log)).toBe(at(2023, 1, 1));
  });

  it('may lie one day before the first whole year, and no more', () => {
    expect(supportStart(Int32Array.of(), '2022-12-31', log)).toBe(at(2022, 12, 31));
    expect(supportStart(Int32Array.of(), '2022-12-30', log)).toEqual({
      status: 'not-computed',
      reason:
        'the log runs from 2022-01-01 to 2023-12-31: it does not hold the whole year before and after 2022-12-30, when support began',
    });
    expect(supportStart(Int32Array.of(), '2023-01-02', log)).toMatchObject({ status: 'not-computed' });
  });

  it('is not known where nobody gave or recorded it', () => {
    expect(supportStart(Int32Array.of(MISSING_DAY), null, log)).toMatchObject({
      reason: expect.stringContaining('the day on which support began is not known'),
    });
  });

  it('is refused where it is given and not in the log', () => {
    for (const day of ['2021-12-31', '2024-01-01'])
      expect(() => supportStart(Int32Array.of(), day, log)).toThrow(
        `parameter programmeDate is ${day}, and the log runs from 2022-01-01 to 2023-12-31.`,
      );
  });
});

it('says that a moment has no date where it is none', () => {
  expect([writtenDayOf(at(2024, 2, 29) + 1), writtenDayOf(Number.NaN)]).toEqual(['2024-02-29', 'no date']);
});
