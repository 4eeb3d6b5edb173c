import {
  blankColumn,
  type CountedSlice,
  type Counter,
  type CountRow,
  checkedAmounts,
  InputError,
  MOST_COMBINATIONS,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import { type CountedDate, countDates } from '../blocking/default-dates.ts';

const TOO_MANY = 'too many dates';

/**
 * How many records, and about how many people, does each date of birth hold? A slice holds all records of its dates.
 * {@link datesOfCounts} gives the dates again.
 *
 * @example
 * dateCounter.splitBy // 'dateOfBirth'
 */
export const dateCounter: Counter = {
  name: 'dates-of-birth',
  version: 1,
  columns: ['dateOfBirth'],
  optional: ['surname'],
  splitBy: 'dateOfBirth',
  sizeOf: null,
  largest: [],
  count({ rowCount, columns }): CountedSlice {
    const absent = blankColumn(rowCount);
    const { dateOfBirth = absent, surname = absent } = columns;
    const dates = countDates(dateOfBirth, surname);
    const row = (what: string, count: number): CountRow => ({ what, at: 0, size: 0, count });
    // So many texts are no dates, and would leave their place as rows by another name.
    if (dates.length > MOST_COMBINATIONS) return { rows: [row(TOO_MANY, dates.length)], crossing: [] };
    const rows = dates.flatMap(({ text, records, counted }) => [
      row(JSON.stringify(['records', text]), records),
      row(JSON.stringify(['people', text]), counted),
    ]);
    return { rows, crossing: [] };
  },
};

/**
 * The dates again, out of merged counts; or why they were not told.
 *
 * @throws InputError where a date has people and no records.
 *
 * @example
 * const counts = [{ what: '["records","1980-01-01"]', at: 0, size: 0, count: 9 }, { what: '["people","1980-01-01"]', at: 0, size: 0, count: 7 }];
 * datesOfCounts(counts) // [{ text: '1980-01-01', records: 9, counted: 7 }]
 */
export function datesOfCounts(counts: readonly CountRow[]): CountedDate[] | NotComputed {
  checkedAmounts(
    counts.map(({ count }) => count),
    'counts',
  );
  // Slices that each have few may have many together: how a table was divided decides nothing.
  const told = counts.filter(({ what }) => what.startsWith('["records",')).length;
  if (told > MOST_COMBINATIONS || counts.some(({ what }) => what === TOO_MANY)) {
    return notComputed('the dates of birth are written in so many ways that they are not told one by one');
  }
  const dates = new Map<string, { records: number; people: number }>();
  for (const { what, count } of counts) {
    const [kind, text] = JSON.parse(what) as ['records' | 'people', string];
    const known = dates.get(text) ?? { records: 0, people: 0 };
    dates.set(text, { ...known, [kind]: known[kind] + count });
  }
  return [...dates].map(([text, { records, people }]) => {
    if (records < people) {
      throw new InputError(`date ${text} has ${people} people in ${records} records. Count again.`);
    }
    return { text, records, counted: people };
  });
}
