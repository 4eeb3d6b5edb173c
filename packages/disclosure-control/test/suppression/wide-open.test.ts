import { describe, expect, it } from 'vitest';
import {
  type HeldProblem,
  type LinearProblem,
  type LinearSolver,
  linearSolver,
} from '../../src/attack/linear-solver.ts';
import type { Puzzle, Unknown } from '../../src/attack/puzzle.ts';
import type { CellSystem } from '../../src/cells/count-cell.ts';
import { WideOpen } from '../../src/suppression/wide-open.ts';

const solver = await linearSolver();
const names = (size: number) => Array.from({ length: size }, (_, at) => `count ${at}`);

/** Counts of ten each that are held back, and their sum, of which the last three are known to lie within more. */
function puzzleOf(size: number, more = 0): { readonly puzzle: Puzzle; readonly cells: CellSystem['cells'] } {
  const ids = names(size);
  const cells = new Map(
    ids.map((id) => [id, { id, value: 10, published: true, sensitive: false, isTotal: false }] as const),
  );
  const place = { release: 0, finding: '', row: '', column: '' };
  const unknowns = new Map(
    ids.map((id): [string, Unknown] => [id, { id, place, isHidden: true, low: 0, high: Number.POSITIVE_INFINITY }]),
  );
  const terms = ids.map((id) => ({ id, weight: 1 }));
  const sum = { terms, low: 10 * size, high: 10 * size + more, because: 'a sum' };
  return { puzzle: { unknowns, facts: [sum] }, cells };
}

/** A solver that tells how often it was asked, of which sums, and answers with what is given. */
function asked(answer: (held: HeldProblem, question: number) => ReturnType<HeldProblem['solve']> | null) {
  const sizes: number[] = [];
  let letGo = 0;
  const counting: LinearSolver = {
    solve: solver.solve,
    hold(problem: LinearProblem) {
      const held = solver.hold(problem);
      return {
        ...held,
        letGo() {
          letGo++;
          held.letGo();
        },
        solve(direction, objective) {
          sizes.push(objective.length);
          return answer(held, sizes.length - 1) ?? held.solve(direction, objective);
        },
      };
    },
  };
  return { counting, sizes, letGo: () => letGo };
}

describe('which hidden counts can be so many numbers as the minimum asks', () => {
  it('is told of two counts by their sum, and of each by what the other leaves', () => {
    const { puzzle, cells } = puzzleOf(2);
    for (const [enough, isOpen] of [
      [19, true],
      [20, true],
      [21, false],
    ] as const) {
      const open = new WideOpen(puzzle, cells, solver, enough);
      expect(names(2).map((id) => open.isOpen(id))).toEqual([isOpen, isOpen]);
      open.letGo();
    }
  });

  it('asks of the sum of several first, of one alone only when it is asked for, and of none that sums leave too narrow', () => {
    const solutions = (size: number, looked: number, enough = 10) => {
      const { puzzle, cells } = puzzleOf(size);
      const { counting, sizes } = asked(() => null);
      const open = new WideOpen(puzzle, cells, counting, enough);
      open.lookAt(names(size).slice(0, looked));
      open.letGo();
      return sizes;
    };
    expect(solutions(3, 1)).toEqual([]);
    expect(solutions(3, 2).slice(0, 2)).toEqual([2, 2]);
    expect(solutions(3, 2, 31)).toEqual([]);
  });

  it('leaves sums after four times, and as soon as they show no more', () => {
    const { puzzle, cells } = puzzleOf(9, 1);
    const looks = (widened: (question: number) => number) => {
      const { counting, sizes, letGo } = asked((_, question) => ({
        status: 'optimal',
        // What each time widens is one more count than before, to between 10 and 30.
        values: names(9).map((_, at) => (at < widened(question) ? 30 : 10)),
      }));
      const open = new WideOpen(puzzle, cells, counting, 10);
      open.lookAt(names(9));
      open.letGo();
      expect(letGo()).toBe(1);
      return sizes;
    };
    expect(looks((question) => Math.floor(question / 2) + 1)).toEqual([9, 9, 8, 8, 7, 7, 6, 6]);
    expect(looks(() => 2)).toEqual([9, 9, 7, 7]);
    // With one left, it is asked for by itself.
    expect(looks(() => 8)).toEqual([9, 9]);
    expect(looks((question) => (question < 2 ? 7 : 9))).toEqual([9, 9, 2, 2]);
  });

  it('takes a solution for whole that misses it by up to a millionth, below or above', () => {
    const { puzzle, cells } = puzzleOf(2);
    const isOpen = (off: number) => {
      const ends = [20 - off, off];
      const { counting } = asked((_, question) => ({ status: 'optimal', values: [ends[question]!, 10] }));
      const open = new WideOpen(puzzle, cells, counting, 20);
      const found = open.isOpen('count 0');
      open.letGo();
      return found;
    };
    expect([isOpen(0), isOpen(0.95e-6), isOpen(1.05e-6)]).toEqual([true, true, false]);
  });

  it('takes what nothing bounds for open, and what contradicts itself for closed', () => {
    const { puzzle, cells } = puzzleOf(2);
    const [fact] = puzzle.facts;
    const open = new WideOpen(
      { ...puzzle, facts: [{ ...fact!, high: Number.POSITIVE_INFINITY }] },
      cells,
      solver,
      1_000_000,
    );
    expect(open.isOpen('count 0')).toBe(true);
    open.letGo();
    const against = new WideOpen({ ...puzzle, facts: [fact!, { ...fact!, low: 25, high: 26 }] }, cells, solver, 1);
    expect(against.isOpen('count 0')).toBe(false);
    against.letGo();
    expect(new WideOpen(puzzle, cells, solver, 1).isOpen('of no puzzle')).toBe(false);
  });
});
