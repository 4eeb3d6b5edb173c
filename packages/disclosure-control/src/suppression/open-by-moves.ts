import type { PuzzlePart } from '../attack/attack-ranges.ts';
import type { LinearSolver } from '../attack/linear-solver.ts';
import type { CellSystem } from '../cells/count-cell.ts';

/**
 * Which hidden counts could be others, and by whose moving with them? Whoever shows one count after the other asks of the same many each
 * time whether they are still open: one that was seen to be larger by the minimum, while few others move so that every sum stays
 * as it is, is open as long as all those are hidden.
 *
 * What is seen to move is open; what is not may be open as well, and its range has to be worked out.
 */
export class OpenByMoves {
  private readonly cells: CellSystem['cells'];
  private readonly solver: LinearSolver;
  private readonly enough: number;
  private readonly movedWith = new Map<string, readonly string[]>();

  constructor({ cells }: CellSystem, solver: LinearSolver, enough: number) {
    this.cells = cells;
    this.solver = solver;
    this.enough = enough;
  }

  /** Is it seen to be open where these are hidden, by what moved before? */
  isKnown(id: string, hidden: ReadonlySet<string>): boolean {
    return this.movedWith.get(id)?.every((each) => hidden.has(each)) === true;
  }

  /** Looks for the fewest that let each of these be larger by enough, and remembers them. */
  looker(parts: readonly PuzzlePart[]): (id: string) => boolean {
    return (id) => {
      const part = parts.find(({ variables }) => variables.has(id));
      if (part === undefined) return false;
      const count = part.problem.bounds.length;
      const ids = Array.from({ length: count }, (): string[] => []);
      for (const [each, variable] of part.variables) ids[variable]!.push(each);
      const target = part.variables.get(id)!;
      const value = (variable: number): number => this.cells.get(ids[variable]![0]!)!.value;
      if (part.problem.bounds[target]!.high < value(target) + this.enough) return false;
      // Each as far above and as far below what it is, of which as little as may be.
      const bounds = part.problem.bounds.flatMap(({ low, high }, variable) => [
        variable === target ? { low: this.enough, high: this.enough } : { low: 0, high: high - value(variable) },
        { low: 0, high: variable === target ? 0 : value(variable) - low },
      ]);
      const rows = part.problem.rows.map(({ terms }) => ({
        terms: terms.flatMap(({ variable, weight }) => [
          { variable: 2 * variable, weight },
          { variable: 2 * variable + 1, weight: -weight },
        ]),
        low: 0,
        high: 0,
      }));
      const all = bounds.map((_, variable) => ({ variable, weight: 1 }));
      const solution = this.solver.solve({ bounds, rows }, 'minimise', all);
      if (solution.status !== 'optimal') return false;
      const moves = ids.map((_, variable) => solution.values[2 * variable]! - solution.values[2 * variable + 1]!);
      const moved = ids.flatMap((each, variable) => (Math.abs(moves[variable]!) > SLACK ? each : []));
      for (const [variable, by] of moves.entries())
        if (Math.abs(by) > this.enough - SLACK) for (const each of ids[variable]!) this.movedWith.set(each, moved);
      return true;
    };
  }
}

const SLACK = 1e-6;
