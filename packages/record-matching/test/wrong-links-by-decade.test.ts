import { dictionaryColumn, notComputed } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { liveWrongByDecade, toleranceSweep, wrongLinksByDecade } from '../src/index.ts';

const predicted = (value: number, low: number, high: number | null) => ({
  value,
  interval: { low, high, level: 0.95, method: 'invented' },
});
const decade = (name: string, records: number, pairs: number) => ({ decade: name, records, pairs, wrong: 0 });

describe('wrong links by decade of birth', () => {
  /** Two hundred records: so many of each date, all of one name but the last, two edits away. */
  const dates = Object.entries({
    '1899-12-31': 2,
    '1900-01-01': 3,
    '1909-12-31': 3,
    '1910-01-01': 188,
    '1921-01-01': 1,
    unknown: 2,
  }).flatMap(([date, records]) => Array<string>(records).fill(date));
  const texts = [...dates, null];
  const column = (of: readonly (string | null)[]) => dictionaryColumn(of);
  const records = {
    forename: column(texts.map((_, row) => (row === 4 ? 'Annes' : 'Ann'))),
    surname: column(texts.map(() => 'Lee')),
    dateOfBirth: column(texts),
  };
  // Everybody is themselves, but for the first two of 1900, who are one.
  const truth = column(texts.map((_, row) => `person ${row === 3 ? 2 : row}`));
  const sweep = toleranceSweep(records, { truth });

  it('are counted with the records and pairs of each, decades of less than a hundredth together', () => {
    // 2 of 200 records are a hundredth, 1 is less. Of the three of 1900 two are one person, and the third is two edits away.
    expect(wrongLinksByDecade(sweep, records.dateOfBirth, truth, (forename) => forename <= 1)).toEqual([
      { decade: '1900s', records: 6, pairs: 6, wrong: 3 },
      { decade: '1910s', records: 188, pairs: 94 * 187, wrong: 94 * 187 },
      { decade: 'no calendar date', records: 2, pairs: 1, wrong: 1 },
      { decade: 'other years, or no date that a calendar has', records: 1, pairs: 0, wrong: 0 },
      { decade: 'years before 1900', records: 2, pairs: 1, wrong: 1 },
    ]);
    expect(wrongLinksByDecade(sweep, records.dateOfBirth, truth, () => true)[0]!.wrong).toBe(5);
  });

  it('are refused of other records than those that were swept', () => {
    const fewer = column(texts.slice(1));
    expect(() => wrongLinksByDecade(sweep, fewer, fewer, () => true)).toThrow(
      '199 dates of birth for 200 records in the sweep. Pass the same records.',
    );
  });
});

describe('wrong links of the live register by decade of birth', () => {
  const decades = [decade('1980s', 30, 3), decade('1990s', 10, 1)];

  it('have a range of their own: strangers by pairs, twins by records', () => {
    const uneven = [decade('1980s', 30, 1), decade('1990s', 10, 1)];
    const live = { strangers: predicted(6, 2, 10), sameBirth: predicted(2, 1, 4), wrong: predicted(8, 3, 14) };
    // By hand: low 2 × 1/2 + 1 × 3/4 and 2 × 1/2 + 1 × 1/4; high 10 × 1/2 + 4 × 3/4 and 10 × 1/2 + 4 × 1/4.
    expect(liveWrongByDecade(uneven, live)).toMatchObject([
      { live: { interval: { low: 1, high: 8 } } },
      { live: { interval: { low: 1, high: 6 } } },
    ]);
  });

  it('are shared out by records where no two of a date are in the file', () => {
    const alone = [decade('1980s', 3, 0), decade('1990s', 1, 0)];
    const live = { strangers: predicted(4, 0, 8), sameBirth: predicted(0, 0, 0), wrong: predicted(4, 0, 8) };
    const values = liveWrongByDecade(alone, live);
    expect(values).toMatchObject([{ live: { value: 3 } }, { live: { value: 1 } }]);
  });

  it('are shared out by strangers and twins as many as each are, all of them', () => {
    const uneven = [decade('1980s', 30, 1), decade('1990s', 10, 3)];
    // By hand: strangers 8 by 1/4 and 3/4, twins 4 by 3/4 and 1/4: 5 and 7 of twelve; doubled as the whole is.
    const live = { strangers: predicted(8, 4, 9), sameBirth: predicted(4, 2, 6), wrong: predicted(24, 3, 30) };
    expect(liveWrongByDecade(uneven, live)).toMatchObject([{ live: { value: 10 } }, { live: { value: 14 } }]);
    // None expected: none in each.
    const none = { strangers: predicted(0, 0, 1), sameBirth: predicted(0, 0, 1), wrong: predicted(0, 0, 1) };
    expect(liveWrongByDecade(uneven, none)).toMatchObject([
      { decade: '1980s', records: 30, live: { value: 0, interval: { low: 0, high: 1 } } },
      { decade: '1990s', records: 10, live: { value: 0, interval: { low: 0, high: 1 } } },
    ]);
  });

  it('are not computed without a date of birth, and refused of counts that are none', () => {
    const live = { strangers: predicted(6, 2, 10), sameBirth: predicted(2, 1, 4), wrong: predicted(8, 3, 14) };
    expect(liveWrongByDecade([], live)).toEqual(notComputed('no record has a date of birth'));
    expect(() => liveWrongByDecade([decade('1980s', 1, Number.NaN)], live)).toThrow('counts of a decade');
    expect(() => liveWrongByDecade(decades, { ...live, wrong: predicted(-1, 0, 1) })).toThrow('predicted links');
  });

  it('have no upper end where strangers or twins have none', () => {
    const bounded = predicted(4, 4, 8);
    const unbounded = predicted(4, 4, null);
    for (const [strangers, sameBirth] of [
      [unbounded, bounded],
      [bounded, unbounded],
    ] as const) {
      const shared = liveWrongByDecade(decades, { strangers, sameBirth, wrong: predicted(8, 8, null) });
      expect(shared).toMatchObject([
        { live: { interval: { low: 6, high: null } } },
        { live: { interval: { low: 2, high: null } } },
      ]);
    }
  });
});
