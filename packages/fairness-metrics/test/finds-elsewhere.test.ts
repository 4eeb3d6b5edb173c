import { dictionaryColumn, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { findsOverTime, findsThatStandOut } from '../src/index.ts';

type Searches = readonly (readonly [group: string, period: string | null, found: 0 | 1 | 2, times: number])[];

function searches(...counts: Searches) {
  const rows = counts.flatMap(([group, period, found, times]) =>
    Array.from({ length: times }, () => ({ group, period, found })),
  );
  return {
    found: Uint8Array.from(rows, ({ found }) => found),
    group: dictionaryColumn(rows.map(({ group }) => group)),
    period: dictionaryColumn(rows.map(({ period }) => period)),
  };
}

const OF_2023: Searches = [
  ['A', '2023', 1, 30],
  ['A', '2023', 0, 70],
  ['B', '2023', 1, 15],
  ['B', '2023', 0, 85],
];

describe('finds over time', () => {
  it('are counted in each period beside the reference group; outcomes that are not known count for nothing', () => {
    const of2024: Searches = [
      ['A', '2024', 1, 20],
      ['A', '2024', 0, 60],
      ['B', '2024', 1, 10],
      ['B', '2024', 0, 30],
      ['B', '2024', 2, 500],
    ];
    const rows = findsOverTime(searches(...OF_2023, ...of2024), 'A');
    expect(rows.map(({ period, group, counts }) => [period, group, counts])).toEqual([
      ['2023', 'B', { group: { of: 15, outOf: 100 }, reference: { of: 30, outOf: 100 } }],
      ['2024', 'B', { group: { of: 10, outOf: 40 }, reference: { of: 20, outOf: 80 } }],
    ]);
    expect(rows[0]!.estimate).toMatchObject({ status: 'computed', value: 0.5 });
    expect(rows[0]!.rows).toBe(100);
  });

  it('have no row of a period in which nothing is known of a group, or of the reference group', () => {
    const blank: Searches = [
      ['A', '2024', 1, 5],
      ['B', '2024', 2, 9],
      ['B', '2025', 1, 9],
      ['A', '2025', 2, 5],
    ];
    expect(findsOverTime(searches(...OF_2023, ...blank), 'A').map(({ period }) => period)).toEqual(['2023']);
  });

  it('refuse a reference group of which nobody was searched', () => {
    expect(() => findsOverTime(searches(...OF_2023), 'C')).toThrow(/C/);
  });
});

describe('finds that stand out', () => {
  const columns = searches(['A', null, 1, 40], ['A', null, 0, 360], ['B', null, 1, 360], ['B', null, 0, 40]);

  it('are of groups that one half of the file picks, as the other half shows them', () => {
    const rows = findsThatStandOut(columns.found, { group: columns.group }, randomStream('halves'));
    const b = rows.find(({ group }) => group === 'B')!;
    expect(b.attribute).toBe('group');
    expect(b.counts.group.outOf).toBeLessThan(400);
    expect(b.counts.group.of / b.counts.group.outOf).toBeGreaterThan(0.8);
    expect(b.counts.reference.of / b.counts.reference.outOf).toBeLessThan(0.2);
    expect(findsThatStandOut(columns.found, { group: columns.group }, randomStream('halves'))).toEqual(rows);
  });

  it('are none where no group has thirty searches in each half', () => {
    const few = searches(['A', null, 1, 20], ['B', null, 0, 20]);
    expect(findsThatStandOut(few.found, { group: few.group }, randomStream('halves'))).toEqual([]);
  });
});
