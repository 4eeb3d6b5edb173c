import { dictionaryColumn, InputError, textAt } from '@assay/statistics';
import { expect, it } from 'vitest';
import { columnsOfCounts, eventCounter, eventsOfCounts, timesWithMonths } from '../src/index.ts';

const DAY = 86_400_000;

it('gives every event that was counted again, on the side of the first day on which it lay', () => {
  const rows = [
    { area: 'North', day: 90, offence: 'arson', source: 'public', harm: 5 },
    { area: 'North', day: 90, offence: 'arson', source: 'public', harm: 5 },
    { area: null, day: 120, offence: null, source: 'police', harm: Number.NaN },
    { area: 'South', day: Number.NaN, offence: 'arson', source: null, harm: 1 },
  ];
  const text = (name: 'area' | 'offence' | 'source') => dictionaryColumn(rows.map((row) => row[name]));
  const slice = {
    rowCount: rows.length,
    columns: { area: text('area'), offence: text('offence'), source: text('source') },
    numbers: {
      time: Float64Array.from(rows, ({ day }) => day * DAY),
      harm: Float64Array.from(rows, ({ harm }) => harm),
    },
    sizes: null,
  };
  const counts = eventCounter.count(slice, { interventionDate: '1970-04-11' }).rows;
  const { events, days } = columnsOfCounts(eventsOfCounts(counts), 100);
  const told = Array.from(events.time, (time, row) =>
    [
      time / DAY,
      textAt(events.areaName, row),
      textAt(events.offence, row),
      textAt(events.source, row),
      events.harm[row],
    ].join(),
  );
  expect(told.toSorted()).toEqual(
    ['99,North,arson,public,5', '99,North,arson,public,5', '100,,,police,NaN', 'NaN,South,arson,,1'].toSorted(),
  );
  expect([...events.x, ...events.y].every(Number.isNaN)).toBe(true);
  expect(
    Array.from(days.day, (day, row) => [day, textAt(days.areaName, row), textAt(days.source, row)].join()),
  ).toEqual(['90,North,public', '90,North,public', '120,,police']);
  const odd = { days: [], kinds: [{ ...eventsOfCounts(counts).kinds[0]!, count: 0.5 }] };
  expect(() => columnsOfCounts(odd, 100)).toThrow(InputError);
});

it('takes the first of a month where there is no time, and knows no other text for a month', () => {
  const month = dictionaryColumn(['1970-02', '1970-02-01', 'February', '1970-13', '1970-03']);
  const times = timesWithMonths(Float64Array.of(Number.NaN, Number.NaN, Number.NaN, Number.NaN, 7), month);
  expect([...times]).toEqual([31 * DAY, 31 * DAY, Number.NaN, Number.NaN, 7]);
});
