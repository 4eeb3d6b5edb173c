import { type CountOption, type DictionaryColumn, dictionaryColumn, mergeCounts, textAt } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sweepOfCounts, toleranceCounter, toleranceSweep, withoutCrowdedKeys } from '../src/index.ts';

type Row = readonly [forename: string | null, surname: string | null, born: string | null, entity: string];

const names = ['forename', 'surname', 'dateOfBirth', 'entity'] as const;
const columnsOf = (rows: readonly Row[]) =>
  Object.fromEntries(names.map((name, at) => [name, dictionaryColumn(rows.map((row) => row[at]!))])) as Record<
    (typeof names)[number],
    DictionaryColumn
  >;

/** The register in so many slices: a date's records together, in an order and a dictionary of their own. */
function inSlices(rows: readonly Row[], slices: number, options: Record<string, CountOption>) {
  const sizes = new Map<string, number>();
  for (const [, , , entity] of rows) sizes.set(entity, (sizes.get(entity) ?? 0) + 1);
  const dates = [...new Set(rows.map((row) => row[2]))];
  const sliceOf = (row: Row, at: number) => (row[2] === null ? at % slices : dates.indexOf(row[2]) % slices);
  return Array.from({ length: slices }, (_, slice) => {
    const own = rows.filter((row, at) => sliceOf(row, at) === slice).reverse();
    const sizeOfRow = Int32Array.from(own, (row) => sizes.get(row[3])!);
    return toleranceCounter.count({ rowCount: own.length, columns: columnsOf(own), sizes: sizeOfRow }, options);
  });
}

const comparable = (sweep: object) =>
  Object.fromEntries(
    [
      'records',
      'people',
      'rows',
      'pairsByClass',
      'truePairsByClass',
      'comparedPairs',
      'truePairs',
      'truePairsWithSameDate',
      'recordsWithoutDate',
      'recordsWithoutName',
    ].map((name) => [name, sweep[name as keyof typeof sweep]]),
  );

const wholeSweep = (rows: readonly Row[], options: Parameters<typeof toleranceSweep>[1]) => {
  const { entity, ...records } = columnsOf(rows);
  return toleranceSweep(records, { truth: entity, ...options });
};

const row = fc.tuple(
  fc.constantFrom(null, 'Ann', 'ANN', 'Anna', 'Anne', 'Joanna', 'Al', 'Bo', 'é', 'e\u0301'),
  fc.constantFrom(null, 'Li', 'Lee', 'Leigh', 'Lees', 'Nguyễn', 'Nguyen', 'x'.repeat(33)),
  fc.constantFrom(null, '1990-01-01', '1990-01-02', '1990-01-03', '1991-01-01', 'unknown'),
  fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
);

describe('toleranceCounter', () => {
  it.each(['never-match', 'match-anything', 'empty-text'] as const)(
    'gives, of any slices of any register, the sweep of the whole to the last digit (missing names: %s)',
    (missingNames) => {
      fc.assert(
        fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (rows, slices) => {
          const counts = mergeCounts(toleranceCounter, inSlices(rows, slices, { missingNames }));
          const whole = wholeSweep(rows, { missingNames });
          expect(comparable(sweepOfCounts(counts))).toEqual(comparable(whole));
          expect(mergeCounts(toleranceCounter, inSlices(rows, 1, { missingNames }))).toEqual(counts);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('counts a person once who is mixed with others in two slices', () => {
    const rows: Row[] = [
      ['Ann', 'Bell', '1980-03-05', 'a'],
      ['Ann', 'Bell', '1980-03-05', 'b'],
      ['Ann', 'Bell', '1980-05-03', 'a'],
      ['Anne', 'Bell', '1980-05-03', 'c'],
    ];
    const slices = inSlices(rows, 2, {});
    expect(slices.flatMap(({ crossing }) => crossing.map(({ key }) => key))).toEqual(['a', 'a']);
    const sweep = sweepOfCounts(mergeCounts(toleranceCounter, slices));
    expect(sweep.rows[0]!.errors).toMatchObject({ overMergedClusters: 1, overMergedPeople: 2 });
    expect(sweep.rows[15]!.errors).toMatchObject({ overMergedClusters: 2, overMergedPeople: 3, overMergedRecords: 4 });
  });

  it('sets crowded dates apart as the register does before a sweep', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 6 }), (rows, most) => {
        const sweep = sweepOfCounts(mergeCounts(toleranceCounter, inSlices(rows, 3, { crowdedDate: most })));
        const { entity, dateOfBirth, ...records } = columnsOf(rows);
        const kept = withoutCrowdedKeys({ codes: dateOfBirth.codes, keyCount: dateOfBirth.values.length }, most);
        const whole = toleranceSweep(
          { ...records, dateOfBirth: { values: dateOfBirth.values, codes: kept.codes } },
          { truth: entity },
        );
        expect(comparable(sweep)).toEqual(comparable(whole));
        expect(sweep.recordsSetApart).toBe(kept.records);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on how many blocks are compared at once', () => {
    const letters = 'abcdefghij';
    const name = (n: number) => [...String(n)].map((digit) => letters[Number(digit)]).join('');
    // A million at once, the last rows first: one date by itself, two together, and what is left.
    const dates = [100, 1010, 1010, 1450].flatMap((records, at) => Array<string>(records).fill(`1990-01-1${at}`));
    const rows = dates.map(
      (date, at): Row => [
        name(1000 + ((at * 7919) % 900)),
        name(1000 + ((at * 104729) % 800)),
        date,
        String(at % 2500),
      ],
    );
    const counts = mergeCounts(toleranceCounter, inSlices(rows, 1, {}));
    expect(sweepOfCounts(counts).comparedPairs).toBeGreaterThan(2_050_000);
    expect(comparable(sweepOfCounts(counts))).toEqual(comparable(wholeSweep(rows, {})));
  });

  it('gives links and no errors without a truth', () => {
    const { entity: _, ...columns } = columnsOf([['Ann', 'Bell', '1980-03-05', 'a']]);
    const counts = mergeCounts(toleranceCounter, [toleranceCounter.count({ rowCount: 1, columns, sizes: null }, {})]);
    const sweep = sweepOfCounts(counts);
    expect([sweep.people, sweep.truePairs, sweep.rows[0]!.errors]).toEqual([null, null, null]);
    expect(sweep.rows[0]).toMatchObject({ pairs: 0, clusters: 1, largestCluster: 1 });
  });

  it('refuses a size that rows contradict, a record without a person, and an unknown policy', () => {
    const rows: Row[] = [
      ['Ann', 'Bell', '1980-03-05', 'a'],
      ['Ann', 'Bell', '1980-03-05', 'a'],
    ];
    const count = (
      sizes: Int32Array | null,
      options = {},
      columns: Record<string, DictionaryColumn> = columnsOf(rows),
    ) => toleranceCounter.count({ rowCount: 2, columns, sizes }, options);
    expect(() => count(Int32Array.of(1, 1))).toThrow(/row 1 says that its person has 1 records/);
    expect(() => count(Int32Array.of(2, 3))).toThrow(/row 2 says that its person has 3 records/);
    const entity = dictionaryColumn([null, 'a']);
    expect(() => count(null, {}, { ...columnsOf(rows), entity })).toThrow(/row 1 has none/);
    expect(() => count(null, { missingNames: 'perhaps' })).toThrow(/missingNames is perhaps\. Say one of never-match/);
  });

  it('names no person but those it must join across slices', () => {
    const rows: Row[] = [
      ['Ann', 'Bell', '1980-03-05', 'secret-person'],
      ['Ann', 'Bell', '1980-03-05', 'b'],
    ];
    const [slice] = inSlices(rows, 1, {});
    expect(JSON.stringify(slice)).not.toContain('secret-person');
    expect(textAt(columnsOf(rows).entity, 0)).toBe('secret-person');
  });
});
