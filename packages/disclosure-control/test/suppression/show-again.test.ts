import { describe, expect, it } from 'vitest';
import { linearSolver } from '../../src/attack/linear-solver.ts';
import type { CellSystem, CountCell, SumRelation } from '../../src/cells/count-cell.ts';
import { showSuppressedAgain } from '../../src/suppression/show-again.ts';

const cell = (id: string, value: number, published = true): [string, CountCell] => [
  id,
  { id, value, published, sensitive: false, isTotal: false },
];

/** Of 63 people listed 60 are listed twice; the three who are not are never printed, and protected. */
const counted = (places: readonly string[]): CellSystem => ({
  cells: new Map([cell('listed', 63), ...places.map((place) => cell(place, 60)), cell('rest', 3, false)]),
  relations: [
    { total: 'listed', parts: [places[0]!, 'rest'] },
    ...places.slice(1).map((place): SumRelation => ({ total: places[0]!, parts: [place] })),
  ],
});

const stayHidden = async (system: CellSystem) => [
  ...showSuppressedAgain(system, new Set(system.cells.keys()), new Set(['rest']), new Set(), {
    solver: await linearSolver(),
    minimumCount: 10,
  }),
];

describe('which hidden counts are shown again', () => {
  it('shows a count of many places rather than a larger one of a single place', async () => {
    expect(await stayHidden(counted(['page', 'table', 'chart']))).toEqual(['listed', 'rest']);
  });

  it('shows the larger of two that cost the same', async () => {
    expect(await stayHidden(counted(['page']))).toEqual(['page', 'rest']);
  });

  it('shows the first by name of two that are alike, in whatever order they came', async () => {
    const alike = (names: readonly string[]): CellSystem => ({
      cells: new Map([cell('total', 123), ...names.map((name) => cell(name, 60)), cell('rest', 3, false)]),
      relations: [{ total: 'total', parts: [...names, 'rest'] }],
    });
    expect(await stayHidden(alike(['east', 'west']))).toEqual(['west', 'rest']);
    expect(await stayHidden(alike(['west', 'east']))).toEqual(['west', 'rest']);
  });
});
