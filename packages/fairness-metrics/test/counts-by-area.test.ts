import { dictionaryColumn, randomStream } from '@assay/statistics';
import { expect, it } from 'vitest';
import { areaCounts, countsByArea, residentsElsewhere } from '../src/index.ts';

const draw = randomStream('counts by area');
const rows = Array.from({ length: 60 }, () => ({
  group: ['A', 'B', null][draw.integer(3)]!,
  area: ['North', 'South', 'West', null][draw.integer(4)]!,
  count: draw.integer(50),
}));
const columns = {
  group: dictionaryColumn(rows.map(({ group }) => group)),
  area: dictionaryColumn(rows.map(({ area }) => area)),
  counts: rows.map(({ count }) => count),
};
const sum = (isCounted: (row: (typeof rows)[number]) => boolean) =>
  rows.filter(isCounted).reduce((total, { count }) => total + count, 0);

it('adds up each group in each area and in all, an area that is not named with the rest', () => {
  const found = countsByArea(columns);
  for (const group of ['A', 'B']) {
    expect(found.of(group)).toBe(sum((row) => row.group === group));
    for (const area of ['North', 'South', 'West'])
      expect(found.of(group, area)).toBe(sum((row) => row.group === group && row.area === area));
  }
  expect([found.of('C'), found.of('A', 'East')]).toEqual([0, 0]);
  const own = areaCounts(found, found, 'A', 'B');
  expect(own.map(({ area }) => area)).toEqual(found.areas);
  expect(own[0]).toMatchObject({
    events: found.of('A', own[0]!.area),
    referencePopulation: found.of('B', own[0]!.area),
  });
  expect(() => countsByArea({ ...columns, counts: [1] })).toThrow('must be of one length');
});

it('compares residents with events of the same places alone', () => {
  const residents = countsByArea(columns);
  expect(residentsElsewhere(residents, ['A'], dictionaryColumn(['Leeds', 'North']))).toBeNull();
  expect(residentsElsewhere(residents, ['A'], dictionaryColumn([null]))).toBeNull();
  expect(residentsElsewhere(residents, ['A'], dictionaryColumn(['Leeds']))!.reason).toContain('of other areas');
  expect(residentsElsewhere(residents, ['C'], dictionaryColumn(['North']))!.reason).toBe('no residents were given');
  // A name that no row uses is no place of the events.
  expect(residentsElsewhere(residents, ['A'], { codes: Int32Array.of(0), values: ['Leeds', 'North'] })).not.toBeNull();
});
