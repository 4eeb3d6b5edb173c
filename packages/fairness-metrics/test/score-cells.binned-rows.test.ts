import { dictionaryColumn } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ScoreCellRow, scoreCells, scoreCellsFromRows } from '../src/index.ts';

describe('score cells from rows that are bins', () => {
  it('are what the columns give when they are binned, and claim to be exact no more than those', () => {
    const person = fc.record({
      group: fc.constantFrom('A', 'B'),
      label: fc.constantFrom(0 as const, 1 as const),
      score: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 2, max: 70 }),
        (people, most) => {
          const columns = {
            group: dictionaryColumn(people.map(({ group }) => group)),
            label: Uint8Array.from(people, ({ label }) => label),
            score: Float64Array.from(people, ({ score }) => score),
          };
          const binned = scoreCells(columns, { maximumDistinct: most });
          const bins = binned.scores.length;
          const rows = binned.groups.flatMap((group, code) =>
            ([0, 1] as const).flatMap((label) =>
              Array.from({ length: bins }, (_, bin): ScoreCellRow => {
                const count = binned.counts[(code * 2 + label) * bins + bin]!;
                const range = { lowest: binned.lowest[bin]!, highest: binned.highest[bin]! };
                return { group: code === 0 ? null : group, label, score: binned.scores[bin]!, count, ...range };
              }),
            ),
          );
          const { isExact, scores, counts, lowest, highest } = scoreCellsFromRows(rows);
          expect({ scores, counts, lowest, highest }).toEqual({
            scores: binned.scores,
            counts: binned.counts,
            lowest: binned.lowest,
            highest: binned.highest,
          });
          // A bin that happens to hold one distinct score is exact; none that holds more may say so.
          expect(isExact).toBe(binned.scores.every((score, bin) => lowest[bin] === score && highest[bin] === score));
          if (new Set(people.map(({ score }) => score)).size > bins) expect(isExact).toBe(false);
        },
      ),
    );
  });

  it('refuse bins that overlap, and a mean outside its bin', () => {
    const row = { group: 'A', label: 1, count: 3 } as const;
    const bin = (lowest: number, score: number, highest: number) => ({ ...row, lowest, score, highest });
    expect(() => scoreCellsFromRows([bin(0, 2, 5), bin(5, 6, 9)])).toThrow(/one reaches to 5, the next begins at 5/);
    expect(() => scoreCellsFromRows([bin(3, 2, 5)])).toThrow(/from 3 to 5 cannot have the mean 2/);
    expect(scoreCellsFromRows([bin(0, 2, 4), bin(5, 6, 9)]).isExact).toBe(false);
    expect(scoreCellsFromRows([{ ...row, score: 2 }]).isExact).toBe(true);
  });
});
