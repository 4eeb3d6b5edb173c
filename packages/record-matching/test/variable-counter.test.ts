import { type DictionaryColumn, dictionaryColumn, mergeCounts, rowsByTexts, takeRows, textAt } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addedOfCounts,
  addedVariable,
  furtherFields,
  linkedByFieldCounter,
  rightByFieldCounter,
  toleranceSweep,
  withinTolerance,
  withoutCrowdedKeys,
} from '../src/index.ts';

const names = [
  'forename',
  'surname',
  'dateOfBirth',
  'entity',
  'placeOfBirth',
  'postcode',
  'sex',
  'ethnicity',
  'record',
];
type Row = Readonly<Record<string, string | null>>;

const columnsOf = (rows: readonly Row[]) =>
  Object.fromEntries(names.map((name) => [name, dictionaryColumn(rows.map((row) => row[name] ?? null))])) as Record<
    'forename' | 'surname' | 'dateOfBirth' | 'entity' | 'placeOfBirth' | 'postcode' | 'sex' | 'ethnicity' | 'record',
    DictionaryColumn
  >;

/** So many slices, rows of one value together, in an order and with dictionaries of their own. */
function inSlices(rows: readonly Row[], slices: number, by: 'dateOfBirth' | 'entity') {
  const values = [...new Set(rows.map((row) => row[by]))];
  return Array.from({ length: slices }, (_, slice) => {
    const own = rows.filter((row) => values.indexOf(row[by]) % slices === slice).reverse();
    return { rowCount: own.length, columns: columnsOf(own), sizes: null };
  });
}

const text = (...texts: (string | null)[]) => fc.constantFrom(...texts);
const rowsOf = fc
  .array(
    fc.record({
      forename: text(null, 'Ann', 'ANN', 'Anna', 'Lee', 'Bo'),
      surname: text(null, 'Lee', 'Leigh', 'Jones', 'Jonse'),
      dateOfBirth: text(null, '1990-01-01', '1990-01-02'),
      entity: text('a', 'b', 'c'),
      placeOfBirth: text(null, 'York', 'YORK ', 'Hull'),
      postcode: text(null, 'YO1'),
      sex: text(null, 'F', 'Female', 'M', '?'),
      ethnicity: text(null, 'W', 'B', '-'),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((rows) => rows.map((row, at): Row => ({ ...row, record: `R${(at * 7) % rows.length}-${at}` })));

/** What words are read as. */
const READ: Readonly<Record<string, string | null>> = {
  F: 'Female',
  Female: 'Female',
  M: 'Male',
  '?': null,
  W: 'White',
  B: 'Black',
  '-': null,
};
const read = (column: DictionaryColumn) =>
  dictionaryColumn(Array.from(column.codes, (_, row) => READ[textAt(column, row) ?? ''] ?? null));
const first = (stated: readonly string[]) => stated[0] ?? null;

/** Of the group of their first record that states one. */
function groupOfPeople(entity: DictionaryColumn, group: DictionaryColumn): DictionaryColumn {
  const of = new Map<number, string>();
  for (const [row, person] of entity.codes.entries()) {
    const stated = textAt(group, row);
    if (stated !== null && !of.has(person)) of.set(person, stated);
  }
  return dictionaryColumn(Array.from(entity.codes, (person) => of.get(person) ?? null));
}

const byName = (rows: ReturnType<typeof addedVariable>) =>
  rows.map((row) => ({ ...row, byGroup: row.byGroup.toSorted((a, b) => (a.group < b.group ? -1 : 1)) }));

describe('links that further fields would leave, counted', () => {
  it('are, of any slices of any register, those of the whole to the last digit', () => {
    fc.assert(
      fc.property(
        rowsOf,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(0, 3),
        fc.constantFrom('never-match', 'match-anything', 'empty-text'),
        fc.subarray(['placeOfBirth', 'postcode', 'sex', 'ethnicity']),
        (given, slices, crowdedDate, missingNames, blank) => {
          const rows = given.map((row) => ({ ...row, ...Object.fromEntries(blank.map((name) => [name, null])) }));
          const columns = columnsOf(rows);
          const order = rowsByTexts([columns.record]);
          const whole = Object.fromEntries(
            Object.entries(columns).map(([name, column]) => [name, takeRows(column, order)]),
          ) as typeof columns;
          const { codes, values } = whole.dateOfBirth;
          const kept = withoutCrowdedKeys({ codes, keyCount: values.length }, crowdedDate || rows.length);
          const apart = values.filter((_, code) => codes.some((each, row) => each === code && kept.codes[row] === -1));
          const sweep = toleranceSweep(
            { ...whole, dateOfBirth: { values, codes: kept.codes } },
            { missingNames, truth: whole.entity },
          );
          const [sex, ethnicity] = [read(whole.sex), read(whole.ethnicity)];
          const fields = furtherFields({ placeOfBirth: whole.placeOfBirth, postcode: whole.postcode, sex });
          const options = { missingNames, forename: 1, surname: 2 };
          const linked = mergeCounts(
            linkedByFieldCounter,
            inSlices(rows, slices, 'dateOfBirth').map((slice) =>
              linkedByFieldCounter.count(slice, { ...options, crowdedDate }),
            ),
          );
          const right = mergeCounts(
            rightByFieldCounter,
            inSlices(rows, slices, 'entity').map((slice) =>
              rightByFieldCounter.count(slice, { ...options, setApart: JSON.stringify(apart) }),
            ),
          );
          const told = addedOfCounts(
            linked,
            right,
            { sex: { words: whole.sex, read: sex }, ethnicity: { words: whole.ethnicity, read: ethnicity } },
            first,
          )!;
          if ('status' in fields) {
            expect(told).toEqual(fields);
            return;
          }
          const isStated = ethnicity.values.length > 0;
          const group = groupOfPeople(whole.entity, isStated ? ethnicity : sex);
          const ofRows = addedVariable(
            sweep,
            whole.entity,
            withinTolerance({ forename: 1, surname: 2 }),
            fields,
            group,
          );
          expect('status' in told ? told : byName(told)).toEqual(byName(ofRows));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are not told where nothing tells which record of a person is the first, and they say different things', () => {
    const same = { forename: 'Ann', surname: 'Lee', dateOfBirth: '1990-01-01', entity: 'a', record: null };
    const of = (...ethnicities: string[]) => {
      // The last has a longer name, and stands after them.
      const said = ethnicities.map((ethnicity): Row => ({ ...same, ethnicity, sex: 'F' }));
      const rows: Row[] = [...said, { ...same, forename: 'Barbara', ethnicity: 'W', sex: 'F' }];
      const slice = { rowCount: rows.length, columns: columnsOf(rows), sizes: null };
      const { rows: right } = rightByFieldCounter.count(slice, { forename: 1, surname: 1 });
      const words = { words: columnsOf(rows).ethnicity, read: read(columnsOf(rows).ethnicity) };
      const sex = { words: columnsOf(rows).sex, read: read(columnsOf(rows).sex) };
      return addedOfCounts(right, right, { ethnicity: words, sex }, first);
    };
    expect(of('W', 'B')).toBe(null);
    expect(of('W', 'W')).toMatchObject([{ truePairs: 1 }, {}, {}]);
  });
});
