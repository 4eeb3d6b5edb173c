import { type CellRow, cellsFromRows, groupCells, scoreCellsFromRows } from '../src/index.ts';

/** What the examples of the documentation lean on: invented counts by group and area, and scores of two groups. */
const counted: readonly (readonly [group: string, area: string, ...counts: number[]])[] = [
  ['A', 'North', 50, 10, 5, 15],
  ['A', 'South', 40, 20, 10, 30],
  ['B', 'North', 30, 20, 5, 25],
  ['B', 'South', 20, 15, 10, 15],
];
export const cells = cellsFromRows(
  counted.flatMap(([group, area, right, wronglyFlagged, missed, caught]): CellRow[] => [
    { groups: { group, area }, label: 0, decision: 0, count: right! },
    { groups: { group, area }, label: 0, decision: 1, count: wronglyFlagged! },
    { groups: { group, area }, label: 1, decision: 0, count: missed! },
    { groups: { group, area }, label: 1, decision: 1, count: caught! },
  ]),
);
export const groups = groupCells(cells, ['group']);

export const scores = scoreCellsFromRows([
  { group: 'A', label: 0, score: 0.2, count: 40 },
  { group: 'A', label: 1, score: 0.2, count: 10 },
  { group: 'A', label: 0, score: 0.5, count: 20 },
  { group: 'A', label: 1, score: 0.5, count: 20 },
  { group: 'A', label: 1, score: 0.8, count: 10 },
  { group: 'B', label: 0, score: 0.2, count: 20 },
  { group: 'B', label: 1, score: 0.2, count: 5 },
  { group: 'B', label: 0, score: 0.5, count: 15 },
  { group: 'B', label: 1, score: 0.5, count: 25 },
  { group: 'B', label: 0, score: 0.8, count: 5 },
  { group: 'B', label: 1, score: 0.8, count: 20 },
]);
