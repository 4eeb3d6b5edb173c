import { dictionaryColumn } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterByRule, clusteringErrors, levenshtein, sweepRuleRow, toleranceSweep } from '../src/index.ts';

describe('clusters of a rule', () => {
  it('are those of joining every pair of records, however many rules are asked of one sweep', () => {
    const name = fc.constantFrom('ann', 'anna', 'joanna', 'bo', null);
    const born = fc.constantFrom('1990', '1991', null);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name, born), { maxLength: 40 }), (records) => {
        const column = (index: 0 | 1 | 2) => dictionaryColumn(records.map((record) => record[index]));
        const sweep = toleranceSweep({ forename: column(0), surname: column(1), dateOfBirth: column(2) });
        for (const most of [0, 1, 3, 2]) {
          const { clusterOfRow, clusters } = clusterByRule(sweep, (forename, surname) => forename + surname <= most);
          const joined = records.map((_, row) => row);
          for (const [row, [forename, surname, date]] of records.entries()) {
            for (const [other, [otherForename, otherSurname, otherDate]] of records.slice(0, row).entries()) {
              if (forename === null || surname === null || date === null || date !== otherDate) continue;
              if (otherForename === null || otherSurname === null) continue;
              const apart = [levenshtein(forename, otherForename), levenshtein(surname, otherSurname)];
              if (Math.max(...apart) > 3 || apart[0]! + apart[1]! > most) continue;
              const [kept, taken] = [joined[row]!, joined[other]!];
              for (const [each, root] of joined.entries()) if (root === taken) joined[each] = kept;
            }
          }
          expect(clusters).toBe(new Set(joined).size);
          for (const [row, root] of joined.entries()) {
            expect(joined.map((other) => other === root)).toEqual(
              [...clusterOfRow].map((cluster) => cluster === clusterOfRow[row]),
            );
          }
          expect(Math.max(-1, ...clusterOfRow)).toBe(clusters - 1);
        }
      }),
      { seed: 20250305, numRuns: 40 },
    );
  });
});

describe('row of a rule', () => {
  const name = fc.constantFrom('ann', 'anna', 'joanna', 'bo', null);
  const register = fc.array(
    fc.tuple(name, name, fc.constantFrom('1990', '1991', null), fc.constantFrom('a', 'b', 'c')),
    {
      maxLength: 40,
    },
  );
  const sweepOf = (records: readonly (readonly (string | null)[])[]) => {
    const column = (index: number) => dictionaryColumn(records.map((record) => record[index]!));
    const truth = column(3);
    return {
      truth,
      sweep: toleranceSweep({ forename: column(0), surname: column(1), dateOfBirth: column(2) }, { truth }),
    };
  };

  it('is the row of the sweep where the rule is a box', () => {
    fc.assert(
      fc.property(register, (records) => {
        const { sweep } = sweepOf(records);
        for (const { forename, surname, errors, ...counts } of sweep.rows) {
          const row = sweepRuleRow(sweep, (f, s) => f <= forename && s <= surname);
          expect(row).toMatchObject(counts);
          for (const [key, value] of Object.entries(errors!)) {
            const found = row.errors![key as keyof typeof errors];
            if (value === null) expect(found).toBeNull();
            else expect(found).toBeCloseTo(value, 9);
          }
        }
      }),
      { seed: 20250305, numRuns: 40 },
    );
  });

  it('counts what the clusters of any rule hold', () => {
    fc.assert(
      fc.property(register, fc.uint8Array({ minLength: 16, maxLength: 16, max: 1 }), (records, linked) => {
        const { sweep, truth } = sweepOf(records);
        const rule = (f: number, s: number) => linked[4 * f + s] === 1;
        const row = sweepRuleRow(sweep, rule);
        const clustering = clusterByRule(sweep, rule);
        const found = clusteringErrors(clustering, truth);
        expect(row.clusters).toBe(clustering.clusters);
        expect(row.errors).toMatchObject({
          trueLinkedPairs: found.trueLinkedPairs,
          falseLinkedPairs: found.falseLinkedPairs,
          overMergedPeople: found.overMergedPeople,
          underMergedRecords: found.underMergedRecords,
          exactClusters: found.exactClusters,
        });
      }),
      { seed: 20250305, numRuns: 60 },
    );
  });
});
