import { describe, expect, it } from 'vitest';
import {
  completeRows,
  dayOfText,
  daysBetween,
  daysByMonth,
  MISSING_DAY,
  monthlyParts,
  openCases,
  tableOf,
  tableSchema,
  withinDays,
  yearColumn,
} from '../../src/index.ts';

const days = (...written: (string | null)[]) =>
  Int32Array.from(written, (day) => (day === null ? MISSING_DAY : dayOfText(day)));

describe('days between', () => {
  it('tell what was done in time from what was late, and from what nobody knows', () => {
    const from = days('2024-02-27', '2024-02-27', null, '2024-02-27', '2024-02-27');
    const to = days('2024-03-01', '2024-03-02', '2024-03-01', null, '2024-02-26');
    // 2024 has a 29 February: the first of March is the third day after.
    // What was entered the day before it was reported has a wrong day, and no one knows how timely it was.
    expect([...withinDays(from, to, 3)]).toEqual([1, 0, -1, -1, -1]);
  });

  it('are as few and as many as the days leave open, of what has not come as many as have passed', () => {
    const [from, to] = [
      { earliest: 10, latest: 20 },
      { earliest: 50, latest: 60 },
    ];
    let [least, most] = [Number.POSITIVE_INFINITY, 0];
    for (let first = from.earliest; first <= from.latest; first++)
      for (let last = to.earliest; last <= to.latest; last++) {
        least = Math.min(least, last - first);
        most = Math.max(most, last - first);
      }
    expect(daysBetween(from, to, 99)).toEqual({ least, most });
    expect(daysBetween(from, null, 99)).toEqual({ least: 79, most: null });
    const unknown = { earliest: MISSING_DAY, latest: MISSING_DAY };
    expect(daysBetween(unknown, to, 99)).toEqual({ least: null, most: null });
    expect(daysBetween(from, { earliest: MISSING_DAY, latest: 60 }, 99)).toEqual({ least: 79, most: 50 });
    expect(daysBetween(from, { earliest: 50, latest: MISSING_DAY }, 99)).toEqual({ least: 30, most: null });
  });

  it('count what is open up to the day of the extract', () => {
    const today = dayOfText('2024-01-10');
    const from = days('2024-01-01', '2023-12-31', '2024-01-11', null, '2024-01-05');
    const to = days('2024-01-04', null, null, '2024-01-01', '2024-01-11');
    expect(openCases(from, to, today)).toEqual([
      { year: 2024, days: 3, cause: 1 },
      { year: 2023, days: 10, cause: 0 },
      { year: 2024, days: 5, cause: 0 },
    ]);
    expect(openCases(days('2024-01-05'), days('2024-01-01'), today)[0]).toMatchObject({ days: 0, cause: 1 });
  });
});

describe('days by month and year', () => {
  it('are counted in every month from the first to the last, in one without any too', () => {
    const given = days('2024-02-29', '2023-12-01', '2023-12-31', '2024-02-01');
    expect(daysByMonth([...given])).toEqual([
      ['2023-12', 2],
      ['2024-01', 0],
      ['2024-02', 2],
    ]);
    expect(daysByMonth([])).toEqual([]);
    expect(daysByMonth([40])).toEqual([['1970-02', 1]]);
  });

  it('leave out what is not known, and months without any', () => {
    const all = days('2023-12-31', '2024-02-01', '2024-02-29', null, '2024-03-01', '2023-12-01');
    const flags = Int8Array.of(1, 0, 1, 1, -1, 1);
    expect(monthlyParts(all, flags, [0, 1, 2, 3, 4])).toEqual({ months: [647, 649], counts: [1, 1], sizes: [1, 2] });
    expect(monthlyParts(all, flags, [])).toEqual({ months: [], counts: [], sizes: [] });
    expect(yearColumn(all)).toEqual({ codes: Int32Array.of(0, 1, 1, -1, 1, 0), values: ['2023', '2024'] });
  });
});

it('tells rows in which every field is filled', () => {
  const field = (name: string, type: 'text' | 'date' | 'number') =>
    ({ name, title: name, description: '', type, role: 'category', required: false }) as const;
  const schema = tableSchema({
    name: 'some',
    title: 'Some',
    fields: [field('word', 'text'), field('day', 'date'), field('size', 'number')],
  });
  const table = tableOf(schema, {
    word: ['a', null, 'c', 'd'],
    day: ['2024-01-01', '2024-01-01', '2024-02-31', '2024-01-01'],
    size: [1, 2, 3, null],
  } as never);
  expect([...completeRows(table, ['word', 'day'])]).toEqual([1, 0, 0, 1]);
  expect([...completeRows(table, ['size', 'absent'])]).toEqual([1, 1, 1, 0]);
});
