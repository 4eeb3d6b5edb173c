import {
  BLANK_GROUP,
  blankColumn,
  blankGroup,
  type CountedSlice,
  type Counter,
  type CountRow,
  checkedAmounts,
  type DictionaryColumn,
  type NotComputed,
  notComputed,
  refuseMany,
  takeRows,
  textAt,
} from '@assay/statistics';
import { recordCount } from '../counting/person-records.ts';
import { recordsInOrder } from '../counting/records-in-order.ts';
import { withoutDates } from '../counting/same-date-counter.ts';
import { ChangesByGroup, forEachChange, type NameChangeRow } from './name-changes.ts';

const UNTOLD = 'records in no order';

/**
 * Who is missed because a surname changed, counted slice by slice? People are counted by what their records say in the column
 * `group`, one word after the other, and by whether their names changed or stand swapped; {@link nameChangesOfCounts} makes the
 * groups of it. A slice holds all records of its people. Which of them is the first is settled as in a file that was put in
 * order: by `record`, then by the names.
 *
 * Options: `tolerance`, edits of a surname that are no change; `setApart` as for `sameDateCounter`.
 *
 * @example
 * nameChangeCounter.splitBy // 'entity'
 */
export const nameChangeCounter: Counter = {
  name: 'name-changes',
  version: 1,
  columns: ['forename', 'surname', 'dateOfBirth'],
  optional: ['entity', 'record', 'group'],
  splitBy: 'entity',
  sizeOf: null,
  largest: [],
  count({ rowCount, columns }, { tolerance, setApart = '[]' }): CountedSlice {
    if (columns['entity'] === undefined) return { rows: [], crossing: [] };
    const none = blankColumn(rowCount);
    const part = (name: string) => columns[name] ?? none;
    const { inOrder, isTied } = recordsInOrder([part('record'), part('forename'), part('surname')]);
    const [forename, surname, dates, entity, group] = [
      ...['forename', 'surname', 'dateOfBirth', 'entity', 'group'],
    ].map((name) => takeRows(part(name), inOrder)) as [typeof none, typeof none, typeof none, typeof none, typeof none];
    const counts = new Map<string, number>();
    const add = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
    const records = { forename, surname, dateOfBirth: withoutDates(dates, String(setApart)) };
    forEachChange(records, entity, Number(tolerance), (rows, change) => {
      if (rows.some((row, at) => at > 0 && isTied(rows[at - 1]!, row, [group]))) return void add(UNTOLD);
      const words = [...new Set(Array.from(rows, (row) => textAt(group, row)))].filter((word) => word !== null);
      add(JSON.stringify(['people', ...words]));
      if (change.surname) add(JSON.stringify(['changed', ...words]));
      if (change.swapped) add(JSON.stringify(['swapped', ...words]));
    });
    const told = [...counts].map(([what, count]): CountRow => ({ what, at: 0, size: 0, count }));
    refuseMany(['what records of one person say'], told.length);
    return { rows: told, crossing: [] };
  },
  refuse: (merged) => refuseMany(['what records of one person say'], merged.length),
};

/**
 * The groups again, out of merged counts: the same as `nameChanges` gives of the rows. A person is of the group of the first word
 * that stands for one.
 *
 * @param words every word of the register.
 * @param read what each of these words stands for, row by row.
 * @returns Not computed where records of one person say different things and nothing tells which of them is the first.
 *
 * @throws InputError where a count is negative or not finite, or the words and what they stand for differ in number.
 *
 * @example
 * const counts = [{ what: '["people","?","F"]', at: 0, size: 0, count: 3 }];
 * nameChangesOfCounts(counts, dictionaryColumn(['?', 'F']), dictionaryColumn([null, 'Female']))[0] // { group: 'Female', people: 3 }
 */
export function nameChangesOfCounts(
  counts: readonly CountRow[],
  words: DictionaryColumn,
  read: DictionaryColumn,
  missing: string = BLANK_GROUP,
): NameChangeRow[] | NotComputed {
  checkedAmounts(
    counts.flatMap(({ at, size, count }) => [at, size, count]),
    'counts of people',
  );
  if (counts.some(({ what }) => what === UNTOLD)) {
    return notComputed('records of one person say different things, and nothing tells which of them is the first');
  }
  recordCount({ words, read });
  const groupOf = new Map(Array.from(words.codes, (_, row) => [textAt(words, row), textAt(read, row)]));
  const found = new ChangesByGroup();
  for (const { what, count } of counts) {
    const [kind, ...said] = JSON.parse(what) as ['people' | 'changed' | 'swapped', ...string[]];
    const group = said.map((word) => groupOf.get(word) ?? null).find((group) => group !== null) ?? null;
    found.addMany(group, { people: 0, changed: 0, swapped: 0, [kind]: count });
  }
  return found.rows(blankGroup(read.values, missing));
}
