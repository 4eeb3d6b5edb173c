import { expect, it } from 'vitest';
import { localCellId, measuredCellId } from '../../src/cells/cell-id.ts';
import type { CountCell } from '../../src/cells/count-cell.ts';
import { marginRelations } from '../../src/cells/margin-relations.ts';

const cells = (counts: readonly (readonly [string, number])[]): ReadonlyMap<string, CountCell> =>
  new Map(counts.map(([id, value]) => [id, { id, value, published: true, sensitive: false, isTotal: false }]));
const people = (...of: readonly (readonly [string, string])[]) => measuredCellId('people', of);
const [north, south] = [['area', 'north'] as const, ['area', 'south'] as const];
const [men, women] = [['sex', 'men'] as const, ['sex', 'women'] as const];

const divided = [
  [people(north, men), 30],
  [people(north, women), 20],
  [people(south, men), 7],
  [people(south, women), 8],
] as const;

it('adds up the finer counts of one measure to each coarser one, by whichever characteristics', () => {
  const relations = marginRelations(
    cells([[people(), 65], [people(north), 50], [people(south), 15], [people(men), 37], ...divided]),
  );
  expect(relations).toEqual(
    expect.arrayContaining([
      { total: people(), parts: [people(north), people(south)] },
      { total: people(), parts: divided.map(([id]) => id) },
      { total: people(north), parts: [people(north, men), people(north, women)] },
      { total: people(south), parts: [people(south, men), people(south, women)] },
      { total: people(men), parts: [people(north, men), people(south, men)] },
    ]),
  );
  expect(relations).toHaveLength(5);
});

it('says nothing of sums that the counts do not bear out, of other measures or characteristics, of places without a measure', () => {
  expect(marginRelations(cells([[people(north), 51], ...divided]))).toEqual([]);
  expect(marginRelations(cells([[measuredCellId('searches', [north]), 50], ...divided]))).toEqual([]);
  expect(marginRelations(cells([[people(['age', 'young']), 50], ...divided]))).toEqual([]);
  expect(
    marginRelations(cells([[people(['age', 'young'], men), 30], [people(men), 7], ...divided.slice(0, 1)])),
  ).toEqual([]);
  expect(marginRelations(cells([[localCellId('all', '', 'value'), 65], ...divided]))).toEqual([]);
  expect(marginRelations(cells([[people(['area', 'west']), 0], ...divided]))).toEqual([]);
});
