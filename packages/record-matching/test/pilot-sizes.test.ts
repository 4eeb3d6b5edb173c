import { casesForShare, notComputed } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flagExposure, flagsPerDay, pilotSizes } from '../src/index.ts';

describe('flags a day', () => {
  it('are those of the stored records in proportion, and none where none is stored', () => {
    expect(flagsPerDay({ flags: 30, searchedRecords: 1000, newRecordsPerDay: 100 })).toBe(3);
    expect(flagsPerDay({ flags: 0, searchedRecords: 0, newRecordsPerDay: 100 })).toBe(0);
    expect(() => flagsPerDay({ flags: Number.NaN, searchedRecords: 9, newRecordsPerDay: 1 })).toThrow(
      'flags and records',
    );
  });
});

describe('the size of a pilot', () => {
  it('is that of a share about the one found here; where nobody knows, about a half', () => {
    const [known] = pilotSizes({ right: 1, wrong: 3 }, 2, [0.1]) as { within: number; flags: number; days: number }[];
    expect(known).toEqual({
      within: 0.1,
      flags: casesForShare(0.25, 0.1),
      days: Math.ceil(casesForShare(0.25, 0.1) / 2),
    });
    const [unknown] = pilotSizes({ right: null, wrong: null }, 2, [0.1]) as { flags: number }[];
    expect(unknown!.flags).toBe(casesForShare(0.5, 0.1));
  });

  it('takes more flags the nearer it is to be known, and days enough for all of them', () => {
    const counts = fc.record({
      right: fc.nat(20),
      wrong: fc.nat(20),
      perDay: fc.double({ min: 0.01, max: 500, noNaN: true }),
    });
    fc.assert(
      fc.property(counts, ({ right, wrong, perDay }) => {
        const rows = pilotSizes({ right, wrong }, perDay, [0.2, 0.1, 0.05]) as { flags: number; days: number }[];
        const sizes = rows.map((row) => row.flags);
        expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
        for (const row of rows) {
          expect(row.days * perDay).toBeGreaterThanOrEqual(row.flags - 1e-6);
          expect((row.days - 1) * perDay).toBeLessThan(row.flags);
        }
      }),
    );
  });

  it('knows how many flags and not how many days where new records a day are not known', () => {
    const unknown = notComputed('no record has a date');
    const perDay = flagsPerDay({ flags: 3, searchedRecords: 100, newRecordsPerDay: unknown });
    expect(perDay).toBe(unknown);
    expect(flagsPerDay({ flags: 0, searchedRecords: 100, newRecordsPerDay: unknown })).toBe(0);
    expect(pilotSizes({ right: 1, wrong: 1 }, perDay, [0.1])).toEqual([{ within: 0.1, flags: 97, days: unknown }]);
    const exposure = flagExposure({ falseFlags: 3, searchedRecords: 100, newRecordsPerDay: unknown, staff: 9 });
    expect(exposure).toEqual({ firstRun: 3, perDay: unknown, perYear: unknown, perInnocentYear: unknown });
  });

  it('is not computed where no flag is expected, and refused of a margin that is none', () => {
    expect(pilotSizes({ right: 1, wrong: 1 }, 0, [0.1])).toEqual(notComputed('no flag is expected on any day'));
    expect(() => pilotSizes({ right: 1, wrong: 1 }, 2, [0.5])).toThrow('a margin must lie between 0 and 0.5');
  });
});
