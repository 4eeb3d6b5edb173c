import { dictionaryColumn } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clusterByRule,
  clusteringErrors,
  pairsWithinToleranceRule,
  sweepRuleRow,
  toleranceSweep,
} from '../src/index.ts';
import { bruteForceRows } from './oracle/brute-force.ts';

type Row = readonly [forename: string | null, surname: string | null, born: string | null, entity: string];

function columnsOf(rows: readonly Row[]) {
  return {
    forename: dictionaryColumn(rows.map((row) => row[0])),
    surname: dictionaryColumn(rows.map((row) => row[1])),
    date_of_birth: dictionaryColumn(rows.map((row) => row[2])),
    entity: dictionaryColumn(rows.map((row) => row[3])),
  };
}

function sweepOf(rows: readonly Row[], options: Omit<Parameters<typeof toleranceSweep>[1] & object, 'truth'> = {}) {
  const { forename, surname, date_of_birth: dateOfBirth, entity } = columnsOf(rows);
  return toleranceSweep({ forename, surname, dateOfBirth }, { truth: entity, ...options });
}

describe('tolerance sweep', () => {
  it('links at the tolerance that the names need and no earlier', () => {
    const sweep = sweepOf([
      ['Amina', 'Hussain', '1990-02-01', 'a'],
      ['Aminah', 'Husain', '1990-02-01', 'a'],
      ['Amina', 'Hussain', '1990-01-02', 'a'],
    ]);
    expect(sweep.rows.map(({ pairs }) => pairs)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1]);
    expect(sweep.truePairs).toBe(3);
    expect(sweep.truePairsWithSameDate).toBe(1);
    expect(sweep.rows[5]!.errors).toMatchObject({ truePairs: 1, falsePairs: 0, missedPairs: 2, underMergedPeople: 1 });
  });

  it('merges two people with the same name and date of birth even at tolerance nought', () => {
    const sweep = sweepOf([
      ['John', 'Smith', '1980-06-01', 'victim'],
      ['John', 'Smith', '1980-06-01', 'suspect'],
    ]);
    expect(sweep.rows[0]!.errors).toMatchObject({ falsePairs: 1, overMergedClusters: 1, overMergedPeople: 2 });
  });

  it('counts a person once who is mixed in two profiles', () => {
    const rows = [
      ['Ann', 'Bell', '1980-03-05', 'a'],
      ['Ann', 'Bell', '1980-03-05', 'b'],
      ['Ann', 'Bell', '1980-05-03', 'a'],
      ['Anne', 'Bell', '1980-05-03', 'c'],
    ] as const;
    const column = (index: number) => dictionaryColumn(rows.map((row) => row[index]!));
    const records = { forename: column(0), surname: column(1), dateOfBirth: column(2) };
    const sweep = toleranceSweep(records, { truth: column(3) });
    expect(sweep.rows[0]!.errors).toMatchObject({ overMergedClusters: 1, overMergedPeople: 2 });
    expect(sweep.rows[15]!.errors).toMatchObject({ overMergedClusters: 2, overMergedPeople: 3, overMergedRecords: 4 });
    const rule = (forename: number, surname: number) => forename + surname <= 1;
    expect(sweepRuleRow(sweep, rule).errors).toMatchObject({ overMergedClusters: 2, overMergedPeople: 3 });
    expect(clusteringErrors(clusterByRule(sweep, rule), column(3)).overMergedPeople).toBe(3);
  });

  it.each(['never-match', 'match-anything', 'empty-text'] as const)(
    'agrees with brute force on any register (missing names: %s)',
    (missingNames) => {
      const forename = fc.constantFrom(null, 'Ann', 'ANN', 'Anna', 'Anne', 'Joanna', 'Al', 'Bo', 'é', 'e\u0301');
      const surname = fc.constantFrom(
        null,
        'Li',
        'Lee',
        'Leigh',
        'Lees',
        'Nguyễn',
        'Nguyen',
        'x'.repeat(33),
        'x'.repeat(34),
      );
      const born = fc.constantFrom(null, '1990-01-01', '1990-01-02', 'unknown');
      const entity = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
      fc.assert(
        fc.property(fc.array(fc.tuple(forename, surname, born, entity), { maxLength: 60 }), (rows) => {
          expect(sweepOf(rows, { missingNames }).rows).toEqual(bruteForceRows(columnsOf(rows), missingNames));
        }),
        { seed: 20250305, numRuns: 60 },
      );
    },
  );

  it('gives rows of nought for an empty file and one cluster for one record', () => {
    expect(sweepOf([]).rows[15]).toMatchObject({ pairs: 0, clusters: 0, largestCluster: 0 });
    expect(sweepOf([['A', 'B', '1990', 'x']]).rows[15]).toMatchObject({ pairs: 0, clusters: 1, largestCluster: 1 });
  });

  it('links nothing where all names are missing, unless missing names may match', () => {
    const rows: Row[] = Array.from({ length: 5 }, (_, index) => [null, null, '1990', `${index}`]);
    expect(sweepOf(rows).rows[15]).toMatchObject({ pairs: 0, clusters: 5 });
    expect(sweepOf(rows).recordsWithoutName).toBe(5);
    expect(sweepOf(rows, { missingNames: 'match-anything' }).rows[0]).toMatchObject({ pairs: 10, clusters: 1 });
  });

  it('counts pairs under any rule made of the two distances', () => {
    const sweep = sweepOf([
      ['Ann', 'Lee', '1990', 'a'],
      ['Anne', 'Lees', '1990', 'a'],
      ['Ann', 'Lees', '1990', 'a'],
    ]);
    expect(pairsWithinToleranceRule(sweep.pairsByClass, (forename, surname) => forename + surname <= 1)).toBe(2);
  });

  it('keeps letters apart by case where told to', () => {
    const rows: Row[] = [
      ['ANN', 'Lee', '1990', 'a'],
      ['Ann', 'Lee', '1990', 'a'],
    ];
    expect(sweepOf(rows).rows[0]!.pairs).toBe(1);
    expect(sweepOf(rows, { letterCase: 'as-recorded' }).rows[0]!.pairs).toBe(0);
    expect(sweepOf(rows, { letterCase: 'as-recorded' }).rows[8]!.pairs).toBe(1);
  });

  it('refuses a truth with gaps, and columns of different lengths', () => {
    const { forename, surname, date_of_birth: dateOfBirth } = columnsOf([['A', 'B', '1990', 'x']]);
    expect(() => toleranceSweep({ forename, surname, dateOfBirth }, { truth: dictionaryColumn([null]) })).toThrow(
      'every record needs its true person: row 1 has none.',
    );
    expect(() => toleranceSweep({ forename, surname, dateOfBirth: dictionaryColumn([]) })).toThrow(
      'forename has 1 rows, dateOfBirth has 0',
    );
  });
});
