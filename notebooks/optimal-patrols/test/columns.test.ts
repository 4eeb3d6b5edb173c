import { type Column, recordedTime } from '@assay/dataset';
import { hoursOfDay } from '@assay/displacement';
import { expect, it } from 'vitest';
import { patrolClockTimes, patrolMoments } from '../columns.ts';

const table = (...texts: readonly string[]) => {
  const time: Column = {
    kind: 'time',
    milliseconds: Float64Array.from(texts, (text) => recordedTime(text)!.milliseconds),
  };
  return { rowCount: texts.length, columns: { time } };
};

it('an hour is the one that clocks showed, in summer and winter, however the file writes it', () => {
  const written = ['2024-07-01 20:30', '2024-07-01T19:30:00Z', '2024-07-01T20:30:00+01:00', '2024-12-01 20:30'];
  expect([...hoursOfDay(patrolClockTimes(table(...written), 'time')).hour]).toEqual([20.5, 20.5, 20.5, 20.5]);
});

it('a visit after midnight in summer is of its own day, and lasts as long through the nights that clocks change', () => {
  const DAY = 86_400_000;
  expect(Math.floor(patrolClockTimes(table('2024-07-01 00:20'), 'time')[0]! / DAY) * DAY).toBe(Date.UTC(2024, 6, 1));
  const [from, to] = patrolMoments(table('2024-10-27 00:50', '2024-10-27 02:10'), 'time');
  expect((to! - from!) / 60_000).toBe(140);
});
