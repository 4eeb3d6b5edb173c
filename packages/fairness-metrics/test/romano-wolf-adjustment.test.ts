import { drawBinomial, randomStream } from '@assay/statistics';
import { expect, it } from 'vitest';
import { cellsFromRows, groupCells, romanoWolfAdjustment } from '../src/index.ts';

/** Flagged of all: a small group and a large one, each beside the rest. */
const GROUPS = { few: [9, 30], many: [260, 1000], others: [40, 200] } as const;

it('is what drawing everyone’s rate anew for each group gives, each gap over its own error, of groups small and large', () => {
  const rows = Object.entries(GROUPS).flatMap(([group, [flagged, all]]) =>
    ([1, 0] as const).map((decision) => ({
      groups: { group },
      label: null,
      decision,
      count: decision === 1 ? flagged : all - flagged,
    })),
  );
  const family = ['few', 'many'].map((group) => ({ group, comparedWith: 'others', metric: 'selectionRate' }) as const);
  const replicates = 20_000;
  const found = romanoWolfAdjustment(groupCells(cellsFromRows(rows), ['group']), family, randomStream('one'), {
    replicates,
  });

  const random = randomStream('another');
  const all = Object.values(GROUPS);
  const everyone = all.reduce((sum, [flagged]) => sum + flagged, 0) / all.reduce((sum, [, size]) => sum + size, 0);
  const gap = (x: number, n: number, y: number, m: number) => {
    const pooled = (x + y) / (n + m);
    return Math.abs((x / n - y / m) / Math.sqrt((pooled * (1 - pooled) * (n + m)) / (n * m)));
  };
  const gaps = ([few, many, others]: readonly number[]) => [
    gap(few!, GROUPS.few[1], others!, GROUPS.others[1]),
    gap(many!, GROUPS.many[1], others!, GROUPS.others[1]),
  ];
  const observed = gaps(all.map(([flagged]) => flagged));
  expect(observed[1]).toBeGreaterThan(observed[0]!);
  let [larger, smaller] = [0, 0];
  for (let draw = 0; draw < replicates; draw++) {
    const drawn = gaps(all.map(([, size]) => drawBinomial(random, size, everyone)));
    if (Math.max(...drawn) >= observed[1]!) larger++;
    if (drawn[0]! >= observed[0]!) smaller++;
  }
  const first = larger / replicates;
  // Four standard errors of the difference of two such shares.
  const reach = 4 * Math.sqrt((2 * 0.25) / replicates);
  expect(Math.abs((found[1] as number) - first)).toBeLessThan(reach);
  expect(Math.abs((found[0] as number) - Math.max(first, smaller / replicates))).toBeLessThan(reach);
});
