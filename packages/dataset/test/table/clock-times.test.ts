import { expect, it } from 'vitest';
import { type Column, clockTimes, MISSING_DAY, momentsOf, recordedTime, type Table } from '../../src/index.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const table = (...texts: readonly string[]): Table => {
  const time: Column = {
    kind: 'time',
    milliseconds: Float64Array.from(texts, (text) => recordedTime(text)!.milliseconds),
  };
  return { rowCount: texts.length, columns: { time } };
};

it('an hour is the one that clocks showed, in summer and winter, however the file writes it', () => {
  const written = ['2024-07-01 20:30', '2024-07-01T19:30:00Z', '2024-07-01T20:30:00+01:00', '2024-12-01 20:30'];
  const minutes = clockTimes(table(...written), 'time').map((time) => (time % DAY) / MINUTE);
  expect([...minutes]).toEqual([1230, 1230, 1230, 1230]);
});

it('a visit after midnight in summer is of its own day, and lasts as long through the nights that clocks change', () => {
  expect(Math.floor(clockTimes(table('2024-07-01 00:20'), 'time')[0]! / DAY) * DAY).toBe(Date.UTC(2024, 6, 1));
  const [from, to] = momentsOf(table('2024-10-27 00:50', '2024-10-27 02:10'), 'time');
  expect((to! - from!) / MINUTE).toBe(140);
});

it('a day begins at midnight on every clock; a missing day, and a column that is not there, are no time', () => {
  const recorded = { codes: Int32Array.of(-1, -1), values: [] };
  const days: Table = {
    rowCount: 2,
    columns: { seen: { kind: 'date', days: Int32Array.of(19_905, MISSING_DAY), recorded } },
  };
  expect([...clockTimes(days, 'seen')]).toEqual([19_905 * DAY, Number.NaN]);
  expect([...momentsOf(days, 'left')]).toEqual([Number.NaN, Number.NaN]);
});
