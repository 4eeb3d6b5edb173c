import { expect, it } from 'vitest';
import { contactGaps, contactsByPerson, DAY_MILLISECONDS as DAY } from '../src/index.ts';

it('counts days between contacts within a period: its first moment is of it, its end is not', () => {
  const log = contactsByPerson({
    person: Int32Array.of(0, 0, 0, 0, 0, 1, 1, 2),
    people: 3,
    time: Float64Array.of(1 * DAY, 3 * DAY, 4 * DAY, 9 * DAY, 20 * DAY, 2 * DAY, 20 * DAY, 5 * DAY),
  });
  const whole = contactGaps(log);
  // Of 1, 2, 5 and 11 days the median is 3.5.
  expect([...whole.medianGapDays]).toEqual([3.5, 18, Number.NaN]);
  expect([...whole.longestGapDays]).toEqual([11, 18, Number.NaN]);
  const part = contactGaps(log, { from: 3 * DAY, until: 20 * DAY });
  expect([...part.medianGapDays]).toEqual([3, Number.NaN, Number.NaN]);
  expect([...part.longestGapDays]).toEqual([5, Number.NaN, Number.NaN]);
});
