import { type DictionaryColumn, dictionaryColumn, mergeCounts } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nameRuleCounter,
  nameRulesOfCounts,
  toleranceAlternatives,
  USUAL_NAME_RULES,
  withoutCrowdedKeys,
} from '../src/index.ts';

type Row = readonly [forename: string | null, surname: string | null, born: string | null, entity: string];

const names = ['forename', 'surname', 'dateOfBirth', 'entity'] as const;
const columnsOf = (rows: readonly Row[]) =>
  Object.fromEntries(names.map((name, at) => [name, dictionaryColumn(rows.map((row) => row[at]!))])) as Record<
    (typeof names)[number],
    DictionaryColumn
  >;

/** The register in so many slices: a date's records together, in an order and a dictionary of their own. */
function inSlices(rows: readonly Row[], slices: number, crowdedDate: number) {
  const sizes = new Map<string, number>();
  for (const [, , , entity] of rows) sizes.set(entity, (sizes.get(entity) ?? 0) + 1);
  const dates = [...new Set(rows.map((row) => row[2]))];
  return Array.from({ length: slices }, (_, slice) => {
    const own = rows.filter((row, at) => (row[2] === null ? at : dates.indexOf(row[2])) % slices === slice).reverse();
    const sizeOfRow = Int32Array.from(own, (row) => sizes.get(row[3])!);
    return nameRuleCounter.count({ rowCount: own.length, columns: columnsOf(own), sizes: sizeOfRow }, { crowdedDate });
  });
}

const row = fc.tuple(
  fc.constantFrom(null, 'Ann', 'ANN', 'Anna', 'Martha', 'Marhta', 'Lee'),
  fc.constantFrom(null, 'Lee', 'Leigh', 'Ann', 'Jones', 'Jonse', 'Johnson'),
  fc.constantFrom(null, '1990-01-01', '1990-01-02', '1990-01-03'),
  fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
);

describe('name rules that are counted', () => {
  it('are, of any slices of any register, those of the whole to the last digit', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(0, 6),
        (rows, slices, crowdedDate) => {
          const { entity, dateOfBirth, ...names } = columnsOf(rows);
          const { codes } = withoutCrowdedKeys(
            { codes: dateOfBirth.codes, keyCount: dateOfBirth.values.length },
            crowdedDate || rows.length,
          );
          const records = { ...names, dateOfBirth: { values: dateOfBirth.values, codes } };
          const counts = mergeCounts(nameRuleCounter, inSlices(rows, slices, crowdedDate));
          const whole = toleranceAlternatives(records, entity, USUAL_NAME_RULES).map(({ errors, ...rule }) => ({
            ...rule,
            errors: { overMergedPeople: errors.overMergedPeople, underMergedPeople: errors.underMergedPeople },
          }));
          expect(nameRulesOfCounts(counts)).toEqual(whole);
          expect(mergeCounts(nameRuleCounter, inSlices(rows, 1, crowdedDate))).toEqual(counts);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are not counted where nobody knows who is who', () => {
    const { entity: _, ...columns } = columnsOf([['Ann', 'Lee', '1990-01-01', 'a']]);
    expect(nameRuleCounter.count({ rowCount: 1, columns, sizes: null }, {})).toEqual({ rows: [], crossing: [] });
  });
});
