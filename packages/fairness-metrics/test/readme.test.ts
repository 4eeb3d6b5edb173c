import { expect, it } from 'vitest';
import { audit, type CellRow, cellsFromRows, compare } from '../src/index.ts';

it('the README’s worked example gives what it says', () => {
  const counts: Record<string, [number, number, number, number]> = {
    Black: [990, 805, 532, 1369],
    White: [1139, 349, 461, 505],
  };
  const cells = cellsFromRows(
    Object.entries(counts).flatMap(([race, [right, wronglyFlagged, missed, caught]]): CellRow[] => [
      { groups: { race }, label: 0, decision: 0, count: right },
      { groups: { race }, label: 0, decision: 1, count: wronglyFlagged },
      { groups: { race }, label: 1, decision: 0, count: missed },
      { groups: { race }, label: 1, decision: 1, count: caught },
    ]),
  );
  const row = audit(cells).byGroup.find(({ group, metric }) => group === 'Black' && metric === 'falsePositiveRate')!;
  expect(row).toMatchObject({
    numerator: 805,
    denominator: 1795,
    estimate: {
      value: expect.closeTo(0.448, 3),
      interval: { low: expect.closeTo(0.426, 3), high: expect.closeTo(0.472, 3) },
    },
  });
  const [compared] = compare(cells, {
    attributes: ['race'],
    metrics: ['falsePositiveRate'],
    scale: 'ratio',
    to: { kind: 'reference', group: 'White' },
  });
  expect(compared).toMatchObject({
    verdict: 'different',
    estimate: {
      value: expect.closeTo(1.91, 2),
      interval: { low: expect.closeTo(1.72, 2), high: expect.closeTo(2.13, 2) },
    },
  });
});
