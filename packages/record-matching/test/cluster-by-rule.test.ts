import { dictionaryColumn } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterByRule, levenshtein, toleranceSweep } from '../src/index.ts';

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
