import { expect, it } from 'vitest';
import {
  cellsFromRows,
  groupCells,
  hiddenOutcomeBounds,
  hiddenOutcomesAt,
  rateOf,
  withAbsentGroups,
} from '../src/index.ts';

const cells = cellsFromRows(
  (['A', 'B'] as const).flatMap((group, at) => [
    { groups: { group }, label: 0, decision: 0, count: 40 },
    { groups: { group }, label: 0, decision: 1, count: 10 + 10 * at },
    { groups: { group }, label: 1, decision: 1, count: 20 },
  ]),
);
const groups = groupCells(cells, ['group']);

it('adds the groups that nobody is in, and no other', () => {
  const all = withAbsentGroups(groups, ['C', 'A', 'D']);
  expect(all.map(({ group }) => group)).toEqual(['A', 'B', 'C', 'D']);
  expect(all.slice(0, 2)).toEqual(groups);
  expect([...all[2]!.counts]).toEqual(new Array(16).fill(0));
  expect(withAbsentGroups(groups, ['B'])).toEqual(groups);
});

it('bounds what hidden outcomes could hide, alike in every group, with the people of each rate', () => {
  const rows = hiddenOutcomesAt(groups, 'falsePositiveRate', [0.1, 0.2]);
  const alike = [0.1, 0.2].flatMap((share) =>
    hiddenOutcomeBounds(groups, ['falsePositiveRate'], { A: share, B: share }),
  );
  expect(rows.map(({ people: _, ...row }) => row)).toEqual(alike);
  const people = groups.map((group) => rateOf(group, 'falsePositiveRate').denominator);
  expect(people).toEqual([50, 60]);
  expect(rows.map((row) => row.people)).toEqual([...people, ...people]);
});
