import { describeWithReferenceData } from '@assay/testing';
import { beforeAll, expect, it } from 'vitest';
import { type ToleranceSweep, toleranceSweep } from '../src/index.ts';
import golden from './golden/exact-date-of-birth.json' with { type: 'json' };
import { bruteForceRows } from './oracle/brute-force.ts';
import { COLUMNS, readColumns, registers } from './reference/read-columns.ts';

const BOXES = [0, 5, 10, 15];

for (const name of ['febrl1', 'febrl4', 'rldata500', 'historical50k', 'fake1000'] as const) {
  const register = registers[name];
  describeWithReferenceData(
    `exact date of birth with a tolerance on names: ${register.title}`,
    register.files,
    (...paths) => {
      const expected = golden.pairs[name];
      let sweep: ToleranceSweep;
      let columns: Awaited<ReturnType<typeof readColumns<(typeof COLUMNS)[number]>>>;
      beforeAll(async () => {
        columns = await readColumns((register.query as (...paths: string[]) => string)(...paths), COLUMNS);
        const { forename, surname, date_of_birth: dateOfBirth, entity: truth } = columns;
        sweep = toleranceSweep({ forename, surname, dateOfBirth }, { truth });
      });

      it('gives the golden true and false pairs for tolerances 0 … 3', () => {
        expect(sweep.truePairs).toBe(expected.truePairs);
        const found = BOXES.map((rule) => [sweep.rows[rule]!.errors!.truePairs, sweep.rows[rule]!.errors!.falsePairs]);
        expect(found).toEqual(expected.byTolerance);
      });

      it('cannot find more than the pairs that share a recorded date', () => {
        expect(sweep.truePairsWithSameDate! / sweep.truePairs!).toBeCloseTo(expected.recallCeiling, 4);
      });

      it.skipIf(name === 'historical50k')('agrees with brute force in every count at every tolerance', () => {
        expect(sweep.rows).toEqual(bruteForceRows(columns));
      });

      it.runIf(name === 'historical50k')('gives the golden clusters', () => {
        const { overMerged, underMerged, precisionAfterChainingAt3 } = golden.historical50kClusters;
        const errors = BOXES.map((rule) => sweep.rows[rule]!.errors!);
        expect(errors.map(({ overMergedClusters }) => overMergedClusters)).toEqual(overMerged);
        expect(errors.map(({ underMergedPeople }) => underMergedPeople)).toEqual(underMerged);
        expect(errors[3]!.trueLinkedPairs / sweep.rows[15]!.linkedPairs).toBeCloseTo(precisionAfterChainingAt3, 4);
      });
    },
  );
}
