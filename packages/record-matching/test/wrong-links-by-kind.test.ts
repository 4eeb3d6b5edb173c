import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { toleranceSweep } from '../src/index.ts';
import { wrongLinksByKind } from '../src/register-size/wrong-links-by-kind.ts';
import { pairClass } from '../src/tolerance-sweep/pair-list.ts';

// Of one date: twins a and b at home 1, c elsewhere, one edit away; d, recorded twice, is far from all.
const rows = [
  ['Ana', 'Lund', 'a', 1],
  ['Ana', 'Lund', 'b', 2],
  ['Anna', 'Lund', 'c', 3],
  ['Bertram', 'Oakwood', 'd', 1],
  ['Bertram', 'Oakwood', 'd', -1],
  ['Zebedee', 'Quince', 'b', 1],
] as const;
const column = (at: 0 | 1 | 2) => dictionaryColumn(rows.map((row) => row[at]));
const records = {
  forename: column(0),
  surname: column(1),
  dateOfBirth: dictionaryColumn(rows.map(() => '2001-02-03')),
};
const sweep = toleranceSweep(records, { truth: column(2) });
const homes = Int32Array.from(rows, (row) => row[3]);
const counts = (of: Float64Array) => Object.fromEntries([...of.entries()].filter(([, count]) => count > 0));

describe('wrong links by whether two people ever shared a home', () => {
  it('are counted by class of distance, homes of any record of a person among them', () => {
    const { atHome, elsewhere, homesKnown } = wrongLinksByKind(sweep, homes);
    expect(counts(atHome)).toEqual({ [pairClass(0, 0)]: 1 });
    expect(counts(elsewhere)).toEqual({ [pairClass(1, 0)]: 2 });
    expect(homesKnown).toBe(true);
  });

  it('are all elsewhere where no homes are known', () => {
    const unknown = Int32Array.from(rows, () => -1);
    for (const known of [null, unknown]) {
      const { atHome, elsewhere, homesKnown } = wrongLinksByKind(sweep, known);
      expect([counts(atHome), counts(elsewhere), homesKnown]).toEqual([
        {},
        { [pairClass(0, 0)]: 1, [pairClass(1, 0)]: 2 },
        false,
      ]);
    }
  });

  it('tell how records clump: a and c have one, b and d two', () => {
    const { recordsPerPair, clump } = wrongLinksByKind(sweep, homes);
    // The mean of 1, 2, 1, 2 is 1.5; their squares add up to 10.
    expect(recordsPerPair).toBeCloseTo(1.5 ** 2, 14);
    expect(clump).toBeCloseTo((10 / 6) ** 2, 14);
  });

  it('stand beside the pairs of one person under one date: those of b and of d', () => {
    expect(wrongLinksByKind(sweep, homes).rightPairs).toBe(2);
    const apart = { ...records, dateOfBirth: dictionaryColumn(rows.map((_, row) => (row < 4 ? 'one' : 'other'))) };
    expect(wrongLinksByKind(toleranceSweep(apart, { truth: column(2) }), null).rightPairs).toBe(0);
  });

  it('clump at one where there are no records', () => {
    const nothing = dictionaryColumn([]);
    const none = toleranceSweep({ forename: nothing, surname: nothing, dateOfBirth: nothing }, { truth: nothing });
    expect(wrongLinksByKind(none, null)).toMatchObject({ recordsPerPair: 1, clump: 1 });
  });

  it('need a truth, and a home for each record', () => {
    expect(() => wrongLinksByKind(toleranceSweep(records), null)).toThrow('wrong links are counted against a truth');
    expect(() => wrongLinksByKind(sweep, homes.slice(1))).toThrow('homes must stand one per record: 5 for 6.');
  });
});
