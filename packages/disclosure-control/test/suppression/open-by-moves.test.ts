import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attackRanges } from '../../src/attack/attack-ranges.ts';
import { linearSolver } from '../../src/attack/linear-solver.ts';
import type { CellSystem, CountCell } from '../../src/cells/count-cell.ts';
import { OpenByMoves } from '../../src/suppression/open-by-moves.ts';
import { puzzleOf } from '../../src/suppression/puzzle-of.ts';
import { WideOpen } from '../../src/suppression/wide-open.ts';

const solver = await linearSolver();
const MINIMUM = 10;

/** A table of counts with its sums by row, by column and of all. */
function tableOf(rows: readonly (readonly number[])[]): CellSystem {
  const cells = new Map<string, CountCell>();
  const add = (id: string, value: number) =>
    cells.set(id, { id, value, published: true, sensitive: false, isTotal: id.includes('all') });
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  for (const [at, row] of rows.entries()) {
    for (const [column, value] of row.entries()) add(`${at}.${column}`, value);
    add(`${at}.all`, sum(row));
  }
  const columns = rows[0]!.map((_, column) => column);
  for (const column of columns) add(`all.${column}`, sum(rows.map((row) => row[column]!)));
  add('all.all', sum(rows.map(sum)));
  const relations = [
    ...[...rows.keys(), 'all'].map((at) => ({ total: `${at}.all`, parts: columns.map((column) => `${at}.${column}`) })),
    ...[...columns, 'all'].map((column) => ({
      total: `all.${column}`,
      parts: [...rows.keys()].map((at) => `${at}.${column}`),
    })),
  ];
  return { cells, relations };
}

/** Of some counts no more is known than that they are about what they were, whether they are hidden or shown. */
function hardlyMoved({ cells, relations }: CellSystem, near: readonly boolean[]): CellSystem {
  const known = [...cells].map(([id, cell], at): [string, CountCell] => {
    const within = { low: Math.max(0, cell.value - 6), high: cell.value + 5 };
    return [id, near[at] ? { ...cell, within } : cell];
  });
  return { cells: new Map(known), relations };
}

const table = fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 }), {
  minLength: 3,
  maxLength: 3,
});
const marks = fc.array(fc.boolean(), { minLength: 16, maxLength: 16 });

describe('a count that is seen to move', () => {
  it('is as wide open as the linear programme says, and stays so where all that move with it stay hidden', () => {
    fc.assert(
      fc.property(table, marks, marks, fc.nat(15), fc.boolean(), (rows, held, near, shown, isAskedAgain) => {
        const system = hardlyMoved(tableOf(rows), near);
        const ids = [...system.cells.keys()];
        const hidden = new Set(ids.filter((_, at) => held[at]));
        const moves = new OpenByMoves(system, hidden, solver, MINIMUM);
        const canMove = moves.looker(hidden);
        for (const id of hidden) canMove(id);
        hidden.delete(ids[shown]!);
        // What is seen only now has to hold for those that are hidden still.
        if (isAskedAgain) for (const id of hidden) moves.looker(hidden)(id);
        moves.letGo();
        const ranges = attackRanges(puzzleOf(system, hidden), [...hidden], solver);
        for (const id of hidden) {
          if (!moves.isKnown(id, hidden)) continue;
          const { low, high } = ranges.get(id)!;
          expect(high === null || high - low >= MINIMUM).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('takes those with it whose sum would tell, and is not known any more where one of them is shown', () => {
    const system = tableOf([
      [3, 25],
      [40, 60],
    ]);
    const corner = ['0.0', '0.1', '1.0', '1.1'];
    const hidden = new Set(corner);
    const moves = new OpenByMoves(system, hidden, solver, MINIMUM);
    expect(moves.isKnown('0.0', hidden)).toBe(false);
    expect(moves.looker(hidden)('0.0')).toBe(true);
    for (const id of corner) expect(moves.isKnown(id, hidden)).toBe(true);
    expect(moves.isKnown('0.0', new Set(['0.0', '0.1', '1.0']))).toBe(false);
    expect(moves.looker(new Set(['0.0', '0.1']))('0.0')).toBe(false);
    expect(moves.looker(hidden)('nobody')).toBe(false);
    expect(moves.looker(hidden)('0.0')).toBe(true);
    moves.letGo();
  });

  it('moves to both sides where it may not move as far to one, and with what is known no closer where it is shown', () => {
    const firm = tableOf([
      [30, 40],
      [40, 60],
    ]);
    const system = hardlyMoved(firm, [true]);
    const hidden = new Set(['0.0', '0.1', '1.0', '1.1']);
    const moves = new OpenByMoves(system, hidden, solver, MINIMUM);
    expect(moves.looker(hidden)('0.1')).toBe(true);
    expect(moves.isKnown('0.1', new Set(['0.1', '1.0', '1.1']))).toBe(true);
    expect(moves.isKnown('0.1', new Set(['0.1', '1.0']))).toBe(false);
    moves.letGo();
  });

  it('moves up by the last one that is missing below only where it may be larger by one', () => {
    const canMove = (more: number) => {
      const firm = tableOf([
        [30, 40, 50],
        [40, 60, 70],
        [50, 70, 90],
      ]);
      const cell = firm.cells.get('0.0')!;
      // Nine below: of the ten that are asked for one is missing.
      const within = { low: cell.value - 9, high: cell.value + more };
      const system = { ...firm, cells: new Map([...firm.cells, ['0.0', { ...cell, within }]]) };
      const hidden = new Set([...firm.cells.keys()].filter((id) => !id.includes('all')));
      const moves = new OpenByMoves(system, hidden, solver, MINIMUM);
      const found = moves.looker(hidden)('0.0');
      moves.letGo();
      return found;
    };
    expect([canMove(0), canMove(1)]).toEqual([false, true]);
  });

  it('moves beside one of nobody, which cannot be fewer', () => {
    const system = tableOf([
      [30, 40],
      [0, 60],
    ]);
    const hidden = new Set(['0.0', '0.1', '1.0', '1.1']);
    const moves = new OpenByMoves(system, hidden, solver, MINIMUM);
    expect(moves.looker(hidden)('0.1')).toBe(true);
    moves.letGo();
  });
});

describe('a count that is wide open', () => {
  it('is one whose range by the linear programme alone is as wide as the minimum, whatever was looked at before', () => {
    fc.assert(
      fc.property(table, marks, fc.boolean(), (rows, held, isLookedAt) => {
        const system = tableOf(rows);
        const hidden = new Set([...system.cells.keys()].filter((_, at) => held[at]));
        const puzzle = puzzleOf(system, hidden);
        const open = new WideOpen(puzzle, system.cells, solver, MINIMUM);
        if (isLookedAt) open.lookAt([...hidden]);
        const ranges = attackRanges(puzzle, [...hidden], solver);
        for (const id of hidden) {
          const { low, high } = ranges.get(id)!;
          const isWide = high === null || high - low >= MINIMUM;
          expect(open.isOpen(id)).toBe(isWide);
        }
        open.letGo();
      }),
      { numRuns: 100 },
    );
  });

  it('is none of which nothing is known, and none that no numbers fit', () => {
    const two = tableOf([[1500, 1500]]);
    const unknowns = new Map(
      ['0.0', '0.1'].map((id) => {
        const place = { release: 0, finding: 't', row: id, column: 'people' };
        return [id, { id, place, isHidden: true, low: 0, high: Number.POSITIVE_INFINITY }];
      }),
    );
    const sum = (of: number) => {
      const terms = [...unknowns.keys()].map((id) => ({ id, weight: 1 }));
      return { terms, low: of, high: of, because: 'a sum' };
    };
    const isOpen = (sums: readonly number[], id: string) => {
      const open = new WideOpen({ unknowns, facts: sums.map(sum) }, two.cells, solver, MINIMUM);
      const result = open.isOpen(id);
      open.letGo();
      return result;
    };
    expect(isOpen([3000], '0.0')).toBe(true);
    expect(isOpen([3000], 'nobody')).toBe(false);
    // Each sum by itself leaves both open by thousands.
    expect(isOpen([3000, 3001], '0.0')).toBe(false);
  });
});
