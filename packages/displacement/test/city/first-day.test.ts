import { describe, expect, it } from 'vitest';
import { writtenDay } from '../../src/city/first-day.ts';
import { firstDayOfPatrols } from '../../src/index.ts';

describe('firstDayOfPatrols', () => {
  const days = [100, 130, 160];
  it('takes the day that is given where it leaves events on both sides', () => {
    expect(firstDayOfPatrols(days, { given: 101, visited: 130 })).toEqual({ day: 101, from: 'given', problem: null });
    expect(firstDayOfPatrols(days, { given: 160, visited: 130 }).day).toBe(160);
    const refusal = 'and the events run from 1970-04-11 to 1970-06-10. Give the first day of patrols within them.';
    expect(() => firstDayOfPatrols(days, { given: 100, visited: 130 })).toThrow(
      `the first day of patrols is 1970-04-11, ${refusal}`,
    );
    expect(() => firstDayOfPatrols(days, { given: 161, visited: 130 })).toThrow(refusal);
  });
  it('takes the first visit by the model where that lies within the events, and else knows none', () => {
    expect(firstDayOfPatrols(days, { given: null, visited: 130 }).day).toBe(130);
    for (const visited of [100, 161, Infinity, Number.NaN])
      expect(firstDayOfPatrols(days, { given: null, visited })).toMatchObject({
        day: Infinity,
        problem: { status: 'not-computed' },
      });
  });
  it('writes a day, and says that there is none', () => {
    expect([writtenDay(0), writtenDay(19_782), writtenDay(Number.NaN)]).toEqual(['1970-01-01', '2024-02-29', 'no day']);
  });
});
