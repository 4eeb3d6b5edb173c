import { dictionaryColumn } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaCounts, areaStandardised, countsByArea, standardisedByGroup } from '../src/index.ts';

const group = dictionaryColumn(['A', 'B', 'C', 'A', 'B', 'C']);
const area = dictionaryColumn(['North', 'North', 'North', 'South', 'South', 'South']);
const byArea = (counts: readonly number[]) => countsByArea({ group, area, counts });

describe('ratios within areas, group by group', () => {
  it('are those of each group apart from the reference group, with all areas summed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 6, maxLength: 6 }), (counts) => {
        const [events, residents] = [byArea(counts), byArea(counts.map((count, at) => count * 20 + at))];
        const rows = standardisedByGroup(events, residents, ['A', 'B', 'C'], 'B');
        expect(rows.map((row) => row.group)).toEqual(['A', 'C']);
        for (const row of rows) {
          const { totals, rateRatio } = areaStandardised(areaCounts(events, residents, row.group, 'B'));
          expect(row).toMatchObject({ ...totals, within: rateRatio });
          expect(row.events).toBe(events.of(row.group));
          expect(row.apart === null || (row.apart >= 0 && row.apart <= 1)).toBe(true);
        }
      }),
    );
  });

  it('say nothing of variation between areas where nothing can be pooled', () => {
    const [row] = standardisedByGroup(byArea([0, 0, 0, 0, 0, 0]), byArea([9, 9, 9, 9, 9, 9]), ['A', 'B'], 'B');
    expect([row!.within.status, row!.apart]).toEqual(['not-computed', null]);
  });

  it('are none where there is the reference group alone', () => {
    expect(standardisedByGroup(byArea([1, 1, 1, 1, 1, 1]), byArea([9, 9, 9, 9, 9, 9]), ['B'], 'B')).toEqual([]);
  });
});
