import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsFromRows, confusionCells, groupCells, PUBLISHED_COMPAS, pointCells, rateCounts } from '../src/index.ts';
import { confusionRows } from './published-compas.ts';

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const { confusion, deciles, flaggedHigh, screened } = PUBLISHED_COMPAS;

describe('published counts of COMPAS', () => {
  it('are of 7,214 people, in the table of flags and in those by day of screening', () => {
    expect(confusionCells('race', confusion).rowCount).toBe(7214);
    expect(sum(screened.map(({ people }) => people))).toBe(7214);
    expect(sum(screened.map(({ withOutcome }) => withOutcome))).toBe(
      sum(Object.values(confusion).map(([, , missed, found]) => missed + found)),
    );
  });

  it('agree by decile with the flags: scores from five up are not "Low", those from eight up are "High"', () => {
    for (const race of ['African-American', 'Caucasian'] as const) {
      const [withOutcome, without] = deciles[race];
      const [trueNegatives, falsePositives, falseNegatives, truePositives] = confusion[race];
      expect([sum(without.slice(0, 4)), sum(without.slice(4))]).toEqual([trueNegatives, falsePositives]);
      expect([sum(withOutcome.slice(0, 4)), sum(withOutcome.slice(4))]).toEqual([falseNegatives, truePositives]);
      expect(flaggedHigh[race]).toEqual({ flagged: sum(without.slice(7)), withoutOutcome: sum(without) });
    }
  });
});

describe('cells of published tables', () => {
  const count = fc.nat(50);
  const confused = fc.tuple(count, count, count, count);

  it('are those of the same counts given row by row', () => {
    fc.assert(
      fc.property(confused, confused, (a, b) => {
        const cells = confusionCells('group', { a, b });
        expect(cells).toEqual(cellsFromRows([...confusionRows('a', a, 'group'), ...confusionRows('b', b, 'group')]));
        const [own] = groupCells(cells, ['group']).filter(({ group }) => group === 'a');
        if (sum(a) > 0) expect(rateCounts(own!, 'falsePositiveRate')).toEqual({ of: a[1], outOf: a[0] + a[1] });
      }),
    );
  });

  it('have at every point those with the outcome and those without, and refuse a point that lacks one', () => {
    const cells = pointCells({
      A: [
        [1, 2],
        [4, 3],
      ],
    });
    expect([...cells.scores]).toEqual([1, 2]);
    expect(sum([...cells.counts])).toBe(10);
    expect(() => pointCells({ A: [[1, 2], [4]] })).toThrow('group A has 2 counts with the outcome and 1 without');
    expect(() => pointCells({ A: [[-1], [4]] })).toThrow('count -1');
    expect(() => confusionCells('race', { A: [1, 2, Number.NaN, 4] })).toThrow('finite');
  });
});
