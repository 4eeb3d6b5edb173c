import { type DictionaryColumn, dictionaryColumn, mergeCounts, rowsByTexts, takeRows } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chainCounter,
  chainsOfCounts,
  clusterByRule,
  nameChangeCounter,
  nameChanges,
  nameChangesOfCounts,
  profileChains,
  toleranceSweep,
  withinTolerance,
  withoutCrowdedKeys,
} from '../src/index.ts';

const names = ['forename', 'surname', 'dateOfBirth', 'entity', 'group', 'record'] as const;
type Row = Readonly<Record<(typeof names)[number], string | null>>;
type Columns = Readonly<Record<(typeof names)[number], DictionaryColumn>>;

const columnsOf = (rows: readonly Row[]) =>
  Object.fromEntries(names.map((name) => [name, dictionaryColumn(rows.map((row) => row[name]))])) as Columns;

/** As a file stands once it was put in order: record by record. */
function inOrder(rows: readonly Row[]): Columns {
  const columns = columnsOf(rows);
  const order = rowsByTexts([columns.record]);
  return Object.fromEntries(names.map((name) => [name, takeRows(columns[name], order)])) as Columns;
}

/** So many slices, rows of one value together, in an order and with dictionaries of their own. */
function inSlices(rows: readonly Row[], slices: number, by: 'dateOfBirth' | 'entity') {
  const values = [...new Set(rows.map((row) => row[by]))];
  return Array.from({ length: slices }, (_, slice) => {
    const own = rows.filter((row) => values.indexOf(row[by]) % slices === slice).reverse();
    return { rowCount: own.length, columns: columnsOf(own), sizes: null };
  });
}

const rowsOf = (born: readonly (string | null)[]) =>
  fc
    .array(
      fc.record({
        forename: fc.constantFrom(null, 'Ann', 'ANN', 'Anna', 'Annas', 'Lee', 'Léa', 'Bo'),
        surname: fc.constantFrom(null, 'Lee', 'Leigh', 'Ann', 'Jones', 'Jonse', 'Johns'),
        dateOfBirth: fc.constantFrom(...born),
        entity: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        group: fc.constantFrom('F', 'M', '?', null),
        record: fc.constant(null),
      }),
      { minLength: 1, maxLength: 40 },
    )
    .chain((rows) =>
      fc
        .shuffledSubarray(
          rows.map((_, at) => at),
          { minLength: rows.length },
        )
        .map((order) => rows.map((row, at): Row => ({ ...row, record: `R${order[at]}` }))),
    );

describe('chains that are counted', () => {
  it('are, of any slices of any register, those of the whole to the last digit', () => {
    fc.assert(
      fc.property(
        rowsOf([null, '1990-01-01', '1990-01-02', '1990-01-03']),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(0, 6),
        fc.constantFrom('never-match', 'match-anything', 'empty-text'),
        fc.boolean(),
        (rows, slices, crowdedDate, missingNames, isKnown) => {
          const { entity, ...whole } = inOrder(rows);
          const { codes, values } = whole.dateOfBirth;
          const kept = withoutCrowdedKeys({ codes, keyCount: values.length }, crowdedDate || rows.length);
          const records = { ...whole, dateOfBirth: { values, codes: kept.codes } };
          const sweep = toleranceSweep(records, { missingNames, ...(isKnown ? { truth: entity } : {}) });
          const chosen = clusterByRule(sweep, withinTolerance({ forename: 1, surname: 2 }));
          const counted = inSlices(rows, slices, 'dateOfBirth').map(({ columns: { entity, ...others }, ...slice }) =>
            chainCounter.count(
              { ...slice, columns: isKnown ? { ...others, entity } : others },
              { missingNames, crowdedDate, forename: 1, surname: 2 },
            ),
          );
          expect(chainsOfCounts(mergeCounts(chainCounter, counted))).toEqual(profileChains(sweep, records, chosen));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('begin each spelling with the record that stands first in a file, however a slice came', () => {
    const born = { surname: 'Lee', dateOfBirth: '1990-01-01', group: null };
    const rows: Row[] = [
      { ...born, forename: 'Ann', entity: 'b', record: 'R10' },
      { ...born, forename: 'Ann', entity: 'a', record: 'R2' },
      { ...born, forename: 'Anna', entity: 'a', record: 'R3' },
    ];
    const wrong = (rows: readonly Row[]) => {
      const slice = { rowCount: rows.length, columns: columnsOf(rows), sizes: null };
      const { rows: counts } = chainCounter.count(slice, { missingNames: 'never-match', forename: 1, surname: 1 });
      const { audits } = chainsOfCounts(counts);
      return 'status' in audits ? audits : audits[1]!.wrongBridges;
    };
    // Ann of R2 and Anna are one person.
    expect([wrong(rows), wrong([...rows].reverse())]).toEqual([0, 0]);
    const withoutIds = rows.map((row) => ({ ...row, record: null }));
    expect([wrong(withoutIds), wrong([...withoutIds].reverse())]).toEqual([0, 0]);
  });
});

describe('changes of names that are counted', () => {
  const born = ['1990-01-01', '1990-01-02', null];
  const [words, read] = [dictionaryColumn(['?', 'F', 'M']), dictionaryColumn([null, 'F', 'M'])];
  const count = (rows: readonly Row[], slices: number, options: Parameters<typeof nameChangeCounter.count>[1]) =>
    mergeCounts(
      nameChangeCounter,
      inSlices(rows, slices, 'entity').map((slice) => nameChangeCounter.count(slice, options)),
    );

  it('are, of any slices of any register, those of the whole to the last digit, with dates set apart', () => {
    fc.assert(
      fc.property(
        rowsOf(born),
        fc.integer({ min: 1, max: 4 }),
        fc.subarray(['1990-01-01']),
        fc.constantFrom(0, 2),
        (rows, slices, apart, tolerance) => {
          const whole = inOrder(rows.map((row) => ({ ...row, group: row.group === '?' ? null : row.group })));
          const left = columnsOf(
            rows.map((row) => (apart.includes(row.dateOfBirth!) ? { ...row, dateOfBirth: null } : row)),
          );
          const order = rowsByTexts([columnsOf(rows).record]);
          const records = { ...whole, dateOfBirth: takeRows(left.dateOfBirth, order) };
          const counts = count(rows, slices, { tolerance, setApart: JSON.stringify(apart) });
          expect(nameChangesOfCounts(counts, words, read)).toEqual(
            nameChanges(records, whole.entity, whole.group, tolerance),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are not told where nothing says which of a person’s records is the first, and they differ', () => {
    const row = { forename: 'Ann', surname: 'Lee', dateOfBirth: '1990-01-01', entity: 'a', record: null };
    const two = (group: string) =>
      count(
        [
          { ...row, group: 'F' },
          { ...row, group },
        ],
        1,
        { tolerance: 2 },
      );
    expect(nameChangesOfCounts(two('M'), words, read)).toMatchObject({ status: 'not-computed' });
    expect(nameChangesOfCounts(two('F'), words, read)).toMatchObject([{ group: 'F', people: 1 }]);
  });

  it('are those of nobody where nobody knows who is who', () => {
    const { entity: _, ...columns } = columnsOf([]);
    expect(nameChangeCounter.count({ rowCount: 0, columns, sizes: null }, { tolerance: 2 }).rows).toEqual([]);
  });
});
