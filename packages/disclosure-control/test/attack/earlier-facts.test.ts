import { describe, expect, it } from 'vitest';
import { earlierFacts } from '../../src/attack/earlier-facts.ts';
import { attackedPlaceId, type Unknown } from '../../src/attack/puzzle.ts';

type Range = readonly [low: number, high: number];
type Rows = Readonly<Record<string, Range>>;
const HIDDEN: Range = [0, Number.POSITIVE_INFINITY];

/** Counts of one column by release: those of one row stand below each other. */
function counts(...releases: readonly Rows[]): Map<string, Unknown> {
  const all = releases.flatMap((rows, release) =>
    Object.entries(rows).map(([row, [low, high]]): Unknown => {
      const place = { release, finding: 'stops', row, column: 'people' };
      return { id: attackedPlaceId(place), place, isHidden: high === Number.POSITIVE_INFINITY, low, high };
    }),
  );
  return new Map(all.map((each) => [each.id, each]));
}
const exactly = (...values: readonly number[]): Record<string, Range> =>
  Object.fromEntries(values.map((value, at) => [`row ${at}`, [value, value]]));
const rowsOf = (...releases: readonly Rows[]) =>
  earlierFacts(counts(...releases), releases.length).map(({ terms }) => terms[0]!.id.split('|')[1]);

describe('what two releases of one notebook say together', () => {
  it('takes a count that is held back for at most one more or less than it was', () => {
    expect(earlierFacts(counts({ A: [30, 30] }, { A: HIDDEN }), 2)).toEqual([
      {
        terms: [
          { id: '1#stops|A|people', weight: 1 },
          { id: '0#stops|A|people', weight: -1 },
        ],
        ...{ low: -1, high: 1, because: 'one record came, went or changed', isGuess: true },
      },
    ]);
  });

  it('sets each release beside the one before it alone, and a new row beside none', () => {
    const facts = earlierFacts(counts({ A: [30, 30] }, { A: [30, 30] }, { A: [30, 30], B: [12, 12] }), 3);
    expect(facts.map(({ terms }) => terms.map(({ id }) => id[0]))).toEqual([
      ['1', '0'],
      ['2', '1'],
    ]);
    expect(earlierFacts(counts({ A: [30, 30] }), 1)).toEqual([]);
  });

  it('takes rounded counts for the same where one person could lie between them, whichever is the larger', () => {
    const [lower, next, apart]: readonly Range[] = [
      [23, 27],
      [28, 32],
      [29, 33],
    ];
    expect(rowsOf({ A: lower! }, { A: next! })).toEqual(['A']);
    expect(rowsOf({ A: next! }, { A: lower! })).toEqual(['A']);
    expect(rowsOf({ A: lower! }, { A: apart! })).toEqual([]);
    expect(rowsOf({ A: apart! }, { A: lower! })).toEqual([]);
  });

  it('leaves out the one in five that moved further, and takes two releases for other people where more did', () => {
    const before = exactly(20, 30, 40, 50, 60);
    expect(rowsOf(before, exactly(20, 31, 39, 50, 62))).toEqual(['row 0', 'row 1', 'row 2', 'row 3']);
    expect(rowsOf(before, exactly(20, 31, 39, 52, 62))).toEqual([]);
    // What one of the two holds back contradicts nothing, and speaks for nothing.
    expect(rowsOf({ ...before, A: HIDDEN }, { ...exactly(20, 31, 39, 52, 62), A: [20, 20] })).toEqual([]);
    expect(rowsOf({ ...before, A: [12, 12] }, { ...exactly(20, 31, 39, 50, 62), A: HIDDEN })).toContain('A');
  });
});
