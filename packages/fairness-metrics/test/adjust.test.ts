import { notComputed } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { adjustPValues, alphaShares, alphaSharesOfClaims } from '../src/comparison/adjust.ts';

const none = notComputed('nobody');
const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12));

describe('p-values of a family', () => {
  it('are adjusted among those that exist, each in its place', () => {
    const given = [0.01, none, 0.04, 0.03, 0.6];
    expect(adjustPValues(given, 'none')).toEqual(given);
    expect(adjustPValues(given, 'bonferroni')).toEqual([...close([0.04]), none, ...close([0.16, 0.12, 1])]);
    // Holm: 4 × 0.01; 3 × 0.03; 2 × 0.04, no less than 0.09; 0.6.
    expect(adjustPValues(given, 'holm')).toEqual([...close([0.04]), none, ...close([0.09, 0.09, 0.6])]);
    // Benjamini and Hochberg from above: 0.6; 4/3 × 0.04; 4/2 × 0.03, no more than that; 4 × 0.01.
    expect(adjustPValues(given, 'benjamini-hochberg')).toEqual([
      ...close([0.04]),
      none,
      ...close([0.16 / 3, 0.16 / 3, 0.6]),
    ]);
    expect(adjustPValues([], 'holm')).toEqual([]);
  });
});

describe('the share of a false alarm that each has', () => {
  const shares = (pValues: readonly (number | typeof none)[], way: Parameters<typeof alphaShares>[1]) =>
    alphaShares(pValues, way, 0.06);

  it('is all of it alone, and an equal part by Bonferroni', () => {
    expect(shares([0.01, 0.5, none], 'none')).toEqual([0.06, 0.06, 0.06]);
    expect(shares([0.01, 0.5, none], 'bonferroni')).toEqual(close([0.03, 0.03, 0.03]));
    expect(shares([none], 'bonferroni')).toEqual([0.06]);
  });

  it('grows by Holm as members fall, and stays with those that stand', () => {
    // Of three: 0.02 falls at 0.02, 0.025 at 0.03, 0.5 stands at 0.06.
    expect(shares([0.5, 0.02, 0.025], 'holm')).toEqual(close([0.06, 0.02, 0.03]));
    // None falls: each at a third. All fall: the last at all of it.
    expect(shares([0.021, 0.5, 0.3], 'holm')).toEqual(close([0.02, 0.02, 0.02]));
    expect(shares([0.02, 0.03, 0.06], 'holm')).toEqual(close([0.02, 0.03, 0.06]));
    expect(shares([none, 0.02], 'holm')).toEqual(close([0.06, 0.06]));
  });

  it('is by Benjamini and Hochberg that of as many as fall', () => {
    expect(shares([0.02, 0.04, 0.5], 'benjamini-hochberg')).toEqual(close([0.04, 0.04, 0.04]));
    expect(shares([0.021, 0.041, 0.061], 'benjamini-hochberg')).toEqual(close([0.02, 0.02, 0.02]));
    // The largest is at all of it, so that all three fall.
    expect(shares([0.05, 0.055, 0.06], 'benjamini-hochberg')).toEqual(close([0.06, 0.06, 0.06]));
  });
});

describe('claims read from intervals', () => {
  /** As if a member's claim held from its p-value on. */
  const claimed = (pValues: readonly number[], way: Parameters<typeof alphaSharesOfClaims>[1]) =>
    alphaSharesOfClaims(pValues.length, way, 0.06, (member, share) => pValues[member]! <= share);

  it.each(['none', 'bonferroni', 'holm', 'benjamini-hochberg'] as const)(
    'are those that the p-values make: %s',
    (way) => {
      for (const pValues of [
        [0.5, 0.02, 0.025],
        [0.021, 0.5, 0.3],
        [0.02, 0.03, 0.06],
        [0.02, 0.04, 0.5],
        [0.05, 0.055, 0.06],
        [0.01],
      ]) {
        const { shares, claims } = claimed(pValues, way);
        const expected = alphaShares(pValues, way, 0.06);
        expect(claims).toEqual(pValues.map((value, member) => value <= expected[member]! + 1e-12));
        expect(shares).toEqual(close(expected));
      }
      expect(claimed([], way)).toEqual({ shares: [], claims: [] });
    },
  );
});
