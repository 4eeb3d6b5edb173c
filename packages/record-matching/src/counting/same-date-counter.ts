import {
  blankColumn,
  type CountedSlice,
  type Counter,
  type CountRow,
  checkedAmounts,
  type DictionaryColumn,
  MISSING_CODE,
} from '@assay/statistics';
import { type AgreeingPeople, agreeingPairs } from '../dependence/pair-shares.ts';

/**
 * Of how many pairs of one person's records is the date of birth the same? People are counted by their records and by how many
 * pairs of these agree. A slice holds all records of its people. {@link agreeingOfCounts} gives the people again.
 *
 * Option: `setApart`, dates that are taken for no date since too many records share them, as a JSON list.
 *
 * @example
 * sameDateCounter.splitBy // 'entity'
 */
export const sameDateCounter: Counter = {
  name: 'same-dates',
  version: 1,
  columns: ['dateOfBirth'],
  optional: ['entity'],
  splitBy: 'entity',
  sizeOf: null,
  largest: [],
  count({ rowCount, columns }, { setApart = '[]' }): CountedSlice {
    const absent = blankColumn(rowCount);
    const { dateOfBirth = absent, entity } = columns;
    if (entity === undefined) return { rows: [], crossing: [] };
    const rows = agreeingPairs(withoutDates(dateOfBirth, String(setApart)), entity).map(
      ({ records, agreeing, people }): CountRow => ({
        what: 'peopleByRecords',
        at: records,
        size: agreeing,
        count: people,
      }),
    );
    return { rows, crossing: [] };
  },
};

/** The same dates without those that are set apart, as a JSON list. */
export function withoutDates({ codes, values }: DictionaryColumn, setApart: string): DictionaryColumn {
  const crowded = new Set(JSON.parse(setApart) as string[]);
  return { values, codes: codes.map((code) => (crowded.has(values[code]!) ? MISSING_CODE : code)) };
}

/**
 * The people again, out of merged counts.
 *
 * @example
 * agreeingOfCounts([{ what: 'peopleByRecords', at: 3, size: 2, count: 1 }]) // [{ records: 3, agreeing: 2, people: 1 }]
 */
export function agreeingOfCounts(counts: readonly CountRow[]): AgreeingPeople[] {
  checkedAmounts(
    counts.flatMap(({ at, size, count }) => [at, size, count]),
    'people by their records',
  );
  return counts.map(({ at, size, count }) => ({ records: at, agreeing: size, people: count }));
}
