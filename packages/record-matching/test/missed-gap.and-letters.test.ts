import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { missedGap, nameLetters, variableChanges } from '../src/index.ts';

describe('letters of names', () => {
  it('are those of the rarer name, and missing where both names are', () => {
    const forename = dictionaryColumn(['Ann', 'José', 'Ольга', null, null, 'Ann']);
    const surname = dictionaryColumn(['Lee', 'Lee', 'Lee', 'Ćosić', null, "O'Neil"]);
    const { codes, values } = nameLetters(forename, surname);
    expect([...codes]).toEqual([0, 1, 2, 1, -1, 0]);
    expect(values).toHaveLength(3);
  });
});

describe('variableChanges(rows)', () => {
  it('stands every field beside names and date alone', () => {
    const group = (name: string, truePairs: number) => ({ group: name, truePairs, allTruePairs: 40 });
    const row = (truePairs: number, falsePairs: number, a: number, b: number) => ({
      ...{ variable: 'sex', use: 'agrees', truePairs, falsePairs, pairs: truePairs + falsePairs, pairsWithBoth: 0 },
      byGroup: [group('A', a), group('B', b)],
    });
    const rows = variableChanges([row(60, 9, 32, 28), row(50, 3, 30, 20)] as never);
    expect(rows.map(({ trueAlone, falseAlone, gapPairs }) => [trueAlone, falseAlone, gapPairs])).toEqual([
      [60, 9, 40],
      [60, 9, 40],
    ]);
    expect(rows.map(({ gapChange }) => gapChange)).toEqual([0, expect.closeTo(0.25 - 0.1, 12)]);
    const alone = { ...row(60, 9, 32, 28), byGroup: [] };
    expect(variableChanges([alone, row(50, 3, 30, 20)] as never)[1]).toMatchObject({ gap: 0.25, gapChange: null });
    expect(variableChanges([])).toEqual([]);
  });
});

describe('missedGap(row)', () => {
  it('rests on the same pairs, whatever order groups that miss alike come in', () => {
    const group = (truePairs: number, allTruePairs: number) => ({ group: '', truePairs, allTruePairs });
    // A tenth is missed of 50 and of 100, four tenths of 80: the smaller of the two best is compared.
    const groups = [group(45, 50), group(90, 100), group(48, 80)];
    for (const byGroup of [groups, groups.toReversed()]) {
      expect(missedGap({ byGroup })).toEqual({ gap: expect.closeTo(0.3, 12), pairs: 50 });
    }
  });

  it('leaves out groups of fewer than thirty pairs, and rests on the smaller of the two it compares', () => {
    const byGroup = (counts: readonly (readonly [number, number])[]) => ({
      byGroup: counts.map(([truePairs, allTruePairs], index) => ({ group: `${index}`, truePairs, allTruePairs })),
    });
    const { gap, pairs } = missedGap(
      byGroup([
        [90, 100],
        [30, 50],
        [0, 29],
        [24, 30],
      ]),
    );
    expect(gap).toBeCloseTo(0.3, 12);
    expect(pairs).toBe(50);
    expect(
      missedGap(
        byGroup([
          [90, 100],
          [0, 29],
        ]),
      ),
    ).toEqual({ gap: null, pairs: null });
  });
});
