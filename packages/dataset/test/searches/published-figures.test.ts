import { describe, expect, it } from 'vitest';
import { BROAD_GROUPS, OFFICIAL_YEAR, PRINTED_RATES } from '../../src/index.ts';

describe('published figures', () => {
  it('have in the official year whole counts of every group, fewer searches than residents, and those not stated', () => {
    const { groups, notStated } = OFFICIAL_YEAR;
    expect(groups.map(({ group }) => group).sort()).toEqual([...BROAD_GROUPS].sort());
    const counts = groups.flatMap(({ searches, population }) => [searches, population]);
    expect(counts.filter((count) => !Number.isInteger(count) || count <= 0)).toEqual([]);
    expect(groups.filter(({ searches, population }) => searches >= population)).toEqual([]);
    expect(notStated).toBeGreaterThan(0);
  });

  it('are printed to the digit that rounding leaves open, of groups that the official table has', () => {
    const { groups, halfADigit } = PRINTED_RATES;
    const official = OFFICIAL_YEAR.groups.map(({ group }) => group);
    expect(groups.filter(({ group }) => !official.includes(group))).toEqual([]);
    for (const { rate } of groups)
      expect(rate).toBe(Math.round(rate / (2 * halfADigit)) / Math.round(1 / (2 * halfADigit)));
  });

  it('rank the groups that both have alike, though years and censuses differ', () => {
    const rateOf = (name: string) => {
      const { searches, population } = OFFICIAL_YEAR.groups.find(({ group }) => group === name)!;
      return searches / population;
    };
    const printed = [...PRINTED_RATES.groups].sort((a, b) => b.rate - a.rate).map(({ group }) => group);
    expect([...printed].sort((a, b) => rateOf(b) - rateOf(a))).toEqual(printed);
  });
});
