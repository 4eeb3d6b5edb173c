import { connectedPuzzles, type PuzzlePart } from '../attack/attack-ranges.ts';
import type { HeldProblem, LinearRow, LinearSolver } from '../attack/linear-solver.ts';
import type { CellSystem } from '../cells/count-cell.ts';
import { narrowedPuzzle } from './narrowed-puzzle.ts';
import { puzzleOf } from './puzzle-of.ts';

const SLACK = 1e-6;

/**
 * Which hidden counts could be others, and by whose moving with them? Whoever shows one count after the other asks of the same many each
 * time whether they are still open: one that was seen to be larger by the minimum, while few others move so that every sum stays
 * as it is, is open as long as all those are hidden.
 *
 * What is seen to move is open; what is not may be open as well, and its range has to be worked out.
 */
export class OpenByMoves {
  private readonly cells: CellSystem['cells'];
  private readonly partOf = new Map<string, MovingPart>();
  private readonly movedWith = new Map<string, readonly string[]>();

  /** @param hidden All that may be hidden later, as it is hidden at first. */
  constructor(system: CellSystem, hidden: ReadonlySet<string>, solver: LinearSolver, enough: number) {
    this.cells = system.cells;
    for (const part of connectedPuzzles(narrowedPuzzle(puzzleOf(system, hidden)))) {
      const moving = new MovingPart(part, system.cells, solver, enough);
      for (const id of part.variables.keys()) this.partOf.set(id, moving);
    }
  }

  /** Is it seen to be open where these are hidden, by what moved before? */
  isKnown(id: string, hidden: ReadonlySet<string>): boolean {
    return this.movedWith.get(id)?.every((each) => hidden.has(each)) === true;
  }

  /** Looks for the fewest that let one of these be larger by enough while all of them are hidden, and remembers them. */
  looker(hidden: ReadonlySet<string>): (id: string) => boolean {
    const ready = new Set<MovingPart>();
    return (id) => {
      const part = this.partOf.get(id);
      if (part === undefined) return false;
      if (!ready.has(part)) part.hide(hidden);
      ready.add(part);
      const move = part.move(id);
      if (move === null) return false;
      // What is known no closer where it is shown may move then too.
      const all = move.all.filter((each) => this.cells.get(each)!.within === undefined);
      for (const each of move.far) this.movedWith.set(each, all);
      return true;
    };
  }

  /** What the solver keeps for this is let go. */
  letGo(): void {
    for (const part of new Set(this.partOf.values())) part.letGo();
  }
}

/** Counts that move so that every sum stays as it is, and which of them move by enough. */
interface Move {
  readonly all: readonly string[];
  readonly far: readonly string[];
}

/** Counts that sums tie together: how far is each above and below what it is, in two variables of which as little as may be? */
class MovingPart {
  private readonly part: PuzzlePart;
  private readonly solver: LinearSolver;
  private readonly enough: number;
  private readonly ids: readonly (readonly string[])[];
  /** What keeps a variable where it is once one of these is shown. */
  private readonly firm: readonly (readonly string[])[];
  private readonly up: readonly number[];
  private readonly down: readonly number[];
  private readonly isFree: boolean[] = [];
  private readonly isTrue: boolean;
  private readonly all: LinearRow['terms'];
  private held: HeldProblem | undefined;

  constructor(part: PuzzlePart, cells: CellSystem['cells'], solver: LinearSolver, enough: number) {
    const { bounds } = part.problem;
    this.part = part;
    this.solver = solver;
    this.enough = enough;
    const ids = bounds.map((): string[] => []);
    for (const [id, variable] of part.variables) ids[variable]!.push(id);
    this.ids = ids;
    this.firm = ids.map((here) => here.filter((id) => cells.get(id)!.within === undefined));
    const value = (variable: number): number => cells.get(ids[variable]![0]!)!.value;
    this.up = bounds.map(({ high }, variable) => high - value(variable));
    this.down = bounds.map(({ low }, variable) => value(variable) - low);
    this.isTrue = [...this.up, ...this.down].every((room) => room >= 0);
    this.all = bounds.flatMap((_, variable) => [
      { variable: 2 * variable, weight: 1 },
      { variable: 2 * variable + 1, weight: 1 },
    ]);
  }

  hide(hidden: ReadonlySet<string>): void {
    for (const [variable, ids] of this.firm.entries()) {
      const isFree = ids.every((id) => hidden.has(id));
      if (isFree === this.isFree[variable]) continue;
      this.isFree[variable] = isFree;
      if (this.held !== undefined) this.free(this.held, variable);
    }
  }

  move(id: string): Move | null {
    const target = this.part.variables.get(id)!;
    // A count that is not what its bounds say has nowhere to move from, nor have those that it is tied to.
    if (!this.isFree[target] || !this.isTrue) return null;
    const up = this.movedBy(target, this.enough);
    if (up !== null) return this.moveOf([up]);
    // As far below as it may be, and above by what is missing then.
    const below = Math.min(this.enough, Math.floor(this.down[target]! + SLACK));
    const low = below > 0 ? this.movedBy(target, -below) : null;
    if (low === null) return null;
    if (below === this.enough) return this.moveOf([low]);
    const high = this.movedBy(target, this.enough - below);
    return high === null ? null : this.moveOf([low, high]);
  }

  /** By how much each moves with the target, of which as little as may be; `null` where it cannot. */
  private movedBy(target: number, by: number): readonly number[] | null {
    if (by > 0 && this.up[target]! < by) return null;
    const held = this.hold();
    held.bound(2 * target, Math.max(by, 0), Math.max(by, 0));
    held.bound(2 * target + 1, Math.max(-by, 0), Math.max(-by, 0));
    const solution = held.solve('minimise', this.all);
    this.free(held, target);
    if (solution.status !== 'optimal') return null;
    return this.ids.map((_, variable) => solution.values[2 * variable]! - solution.values[2 * variable + 1]!);
  }

  private moveOf(moves: readonly (readonly number[])[]): Move {
    const all: string[] = [];
    const far: string[] = [];
    for (const [variable, ids] of this.ids.entries()) {
      const low = Math.min(0, ...moves.map((by) => by[variable]!));
      const high = Math.max(0, ...moves.map((by) => by[variable]!));
      if (high - low > SLACK) all.push(...ids);
      if (Math.floor(high + SLACK) - Math.ceil(low - SLACK) >= this.enough) far.push(...ids);
    }
    return { all, far };
  }

  letGo(): void {
    this.held?.letGo();
  }

  private hold(): HeldProblem {
    if (this.held !== undefined) return this.held;
    const rows = this.part.problem.rows.map(({ terms }) => ({
      terms: terms.flatMap(({ variable, weight }) => [
        { variable: 2 * variable, weight },
        { variable: 2 * variable + 1, weight: -weight },
      ]),
      low: 0,
      high: 0,
    }));
    const held = this.solver.hold({ bounds: this.all.map(() => ({ low: 0, high: 0 })), rows });
    for (const variable of this.ids.keys()) this.free(held, variable);
    this.held = held;
    return held;
  }

  private free(held: HeldProblem, variable: number): void {
    const isFree = this.isFree[variable]!;
    held.bound(2 * variable, 0, isFree ? this.up[variable]! : 0);
    held.bound(2 * variable + 1, 0, isFree ? this.down[variable]! : 0);
  }
}
