import { connectedPuzzles, type PuzzlePart } from '../attack/attack-ranges.ts';
import type { HeldProblem, LinearSolver } from '../attack/linear-solver.ts';
import type { Puzzle } from '../attack/puzzle.ts';
import type { CellSystem } from '../cells/count-cell.ts';
import { narrowedPuzzle } from './narrowed-puzzle.ts';

/** As far as a solution of a linear programme may miss a whole number. */
const SLACK = 1e-6;
const MOST_SUMS = 4;

/**
 * Which hidden counts can be so many different numbers as the minimum asks, while all that an attacker sees still holds?
 * The counts themselves are one solution, and every other that was found for one of them tells of all: a linear programme
 * is asked only where neither shows a range that is wide enough, nor the sums by themselves one that is too narrow.
 */
export class WideOpen {
  private readonly partOf = new Map<string, PartOpen>();

  constructor(puzzle: Puzzle, cells: CellSystem['cells'], solver: LinearSolver, enough: number) {
    for (const part of connectedPuzzles(narrowedPuzzle(puzzle))) {
      const open = new PartOpen(part, cells, solver, enough);
      for (const id of part.variables.keys()) this.partOf.set(id, open);
    }
  }

  /** Looks at the sums of these first: a few solutions prove most of many open. */
  lookAt(ids: readonly string[]): void {
    const byPart = new Map<PartOpen, string[]>();
    for (const id of ids) {
      const part = this.partOf.get(id);
      if (part === undefined) continue;
      if (!byPart.has(part)) byPart.set(part, []);
      byPart.get(part)!.push(id);
    }
    for (const [part, here] of byPart) part.lookAtSums(here);
  }

  /** A part of the puzzle that contradicts itself protects nothing. */
  isOpen(id: string): boolean {
    return this.partOf.get(id)?.isOpen(id) ?? false;
  }

  /** What the solver keeps for this is let go. */
  letGo(): void {
    for (const part of new Set(this.partOf.values())) part.letGo();
  }
}

class PartOpen {
  private readonly part: PuzzlePart;
  private readonly solver: LinearSolver;
  private readonly enough: number;
  private readonly low: number[] = [];
  private readonly high: number[] = [];
  private held: HeldProblem | undefined;

  constructor(part: PuzzlePart, cells: CellSystem['cells'], solver: LinearSolver, enough: number) {
    this.part = part;
    this.solver = solver;
    this.enough = enough;
    for (const [id, variable] of part.variables) this.low[variable] = this.high[variable] = cells.get(id)!.value;
  }

  lookAtSums(ids: readonly string[]): void {
    if (this.part.problem.rows.length === 0) return;
    const all = [...new Set(ids.map((id) => this.part.variables.get(id)!))].filter((each) => !this.isNarrow(each));
    let open = all.filter((each) => !this.isWide(each));
    for (let rounds = 0; open.length > 1 && rounds < MOST_SUMS; rounds++) {
      this.look('maximise', open);
      this.look('minimise', open);
      const left = open.filter((each) => !this.isWide(each));
      if (left.length === open.length) break;
      open = left;
    }
  }

  isOpen(id: string): boolean {
    const variable = this.part.variables.get(id)!;
    if (this.isNarrow(variable)) return false;
    if (this.isWide(variable) || this.part.problem.rows.length === 0) return true;
    const most = this.look('maximise', [variable]);
    if (most === 'contradiction') return false;
    if (most === 'unbounded' || this.isWide(variable)) return true;
    const { low } = this.part.problem.bounds[variable]!;
    if (!isWideEnough(low, this.high[variable]!, this.enough)) return false;
    this.look('minimise', [variable]);
    return this.isWide(variable);
  }

  letGo(): void {
    this.held?.letGo();
  }

  /** Do the sums, each by itself, leave it too narrow a range already? */
  private isNarrow(variable: number): boolean {
    const { low, high } = this.part.problem.bounds[variable]!;
    return !isWideEnough(low, high, this.enough);
  }

  private isWide(variable: number): boolean {
    return isWideEnough(this.low[variable]!, this.high[variable]!, this.enough);
  }

  private look(direction: 'minimise' | 'maximise', variables: readonly number[]): string {
    const objective = variables.map((variable) => ({ variable, weight: 1 }));
    this.held ??= this.solver.hold(this.part.problem);
    const solution = this.held.solve(direction, objective);
    if (solution.status === 'optimal') {
      for (const [variable, value] of solution.values.entries()) {
        this.low[variable] = Math.min(this.low[variable]!, value);
        this.high[variable] = Math.max(this.high[variable]!, value);
      }
    }
    return solution.status;
  }
}

/** Between the whole numbers that lie in it. */
function isWideEnough(low: number, high: number, enough: number): boolean {
  return Math.floor(high + SLACK) - Math.ceil(low - SLACK) >= enough;
}
