import type { LinearProblem, LinearRow, LinearSolver } from './linear-solver.ts';
import type { Puzzle } from './puzzle.ts';

/** What an attacker can say of a count. */
export interface AttackRange {
  readonly low: number;
  /** `null` where nothing bounds it from above. */
  readonly high: number | null;
}

const SLACK = 1e-6;

function leastWhole(low: number): number {
  return Math.ceil(low - SLACK) || 0;
}

/**
 * How closely can hidden counts be worked out? Of each target the smallest and largest whole number it can be while all
 * that is known still holds, by linear programming. A target whose range is seen to be at least `enough` wide is not
 * looked at further; its range is then what was seen, and the true one is wider or the same.
 *
 * @returns the ranges by id; targets of a part of the puzzle that contradicts itself have none.
 *
 * Source: Fischetti, M. and Salazar, J. J. (2001), "Solving the cell suppression problem on tabular data with linear
 * constraints", Management Science 47(7), attacker subproblems (3)–(4).
 *
 * @example
 * const place = { release: 0, finding: 'by-side', row: 'north', column: 'people' };
 * const unknown = (id) => [id, { id, place, isHidden: true, low: 0, high: Infinity }];
 * const sum = { terms: [{ id: 'north', weight: 1 }, { id: 'south', weight: 1 }], low: 7, high: 7, because: 'total' };
 * const puzzle = { unknowns: new Map([unknown('north'), unknown('south')]), facts: [sum] };
 * attackRanges(puzzle, ['north'], await linearSolver()).get('north') // { low: 0, high: 7 }
 */
export function attackRanges(
  puzzle: Puzzle,
  targets: readonly string[],
  solver: LinearSolver,
  enough = Number.POSITIVE_INFINITY,
): ReadonlyMap<string, AttackRange> {
  const rangeOf = rangesOnDemand(puzzle, targets, solver, enough);
  return new Map(
    targets.flatMap((id) => {
      const range = rangeOf(id);
      return range === null ? [] : [[id, range] as const];
    }),
  );
}

/**
 * The same, each range worked out when it is asked for: whoever stops at the first that is too narrow pays for no more.
 *
 * @returns the range of one of the targets; `null` where its part of the puzzle contradicts itself.
 */
export function rangesOnDemand(
  puzzle: Puzzle,
  targets: readonly string[],
  solver: LinearSolver,
  enough: number,
): (id: string) => AttackRange | null {
  const wanted = new Set(targets);
  const partOf = new Map<string, PartRanges>();
  for (const part of connectedParts(puzzle)) {
    const here = part.ids.filter((id) => wanted.has(id));
    if (here.length === 0) continue;
    const ranges = new PartRanges(part, here, solver, enough);
    for (const id of here) partOf.set(id, ranges);
  }
  return (id) => partOf.get(id)?.rangeOf(id) ?? null;
}

interface Part {
  readonly ids: readonly string[];
  readonly problem: LinearProblem;
}

/** The puzzle in pieces that share no count which is still open. */
function connectedParts({ unknowns, facts }: Puzzle): Part[] {
  const parent = new Map<string, string>();
  const isOpen = (id: string): boolean => unknowns.get(id)!.low < unknowns.get(id)!.high;
  const root = (id: string): string => {
    let at = id;
    while (parent.get(at) !== at) {
      parent.set(at, parent.get(parent.get(at)!)!);
      at = parent.get(at)!;
    }
    return at;
  };
  for (const id of unknowns.keys()) parent.set(id, id);
  const opened = facts.map((fact) => fact.terms.filter(({ id }) => isOpen(id)));
  for (const terms of opened) {
    for (const { id } of terms.slice(1)) parent.set(root(id), root(terms[0]!.id));
  }
  const members = new Map<string, string[]>();
  for (const id of unknowns.keys()) {
    const list = members.get(root(id));
    if (list === undefined) members.set(root(id), [id]);
    else list.push(id);
  }
  const rows = new Map<string, number[]>();
  for (const [index, terms] of opened.entries()) {
    if (terms.length === 0) continue;
    const at = root(terms[0]!.id);
    const list = rows.get(at);
    if (list === undefined) rows.set(at, [index]);
    else list.push(index);
  }
  return [...members].map(([at, ids]) => {
    const variable = new Map(ids.map((id, index) => [id, index]));
    return {
      ids,
      problem: {
        bounds: ids.map((id) => ({ low: unknowns.get(id)!.low, high: unknowns.get(id)!.high })),
        rows: (rows.get(at) ?? []).map((index): LinearRow => {
          const { low, high, terms } = facts[index]!;
          const known = terms
            .filter(({ id }) => !isOpen(id))
            .reduce((sum, { id, weight }) => sum + weight * unknowns.get(id)!.low, 0);
          return {
            terms: opened[index]!.map(({ id, weight }) => ({ variable: variable.get(id)!, weight })),
            low: low - known,
            high: high - known,
          };
        }),
      },
    };
  });
}

/** What the counts of one part can be: every solution that was found for one of them tells of all. */
class PartRanges {
  private readonly part: Part;
  private readonly solver: LinearSolver;
  private readonly enough: number;
  private readonly targets: readonly number[];
  private readonly position: ReadonlyMap<string, number>;
  private readonly seen: { low: number; high: number }[];
  private readonly found = new Map<string, AttackRange>();
  private isBegun = false;
  private isContradiction = false;

  constructor(part: Part, here: readonly string[], solver: LinearSolver, enough: number) {
    this.part = part;
    this.solver = solver;
    this.enough = enough;
    this.position = new Map(part.ids.map((id, index) => [id, index]));
    this.targets = here.map((id) => this.position.get(id)!);
    this.seen = part.problem.bounds.map(() => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }));
  }

  rangeOf(id: string): AttackRange | null {
    const index = this.position.get(id)!;
    if (this.part.problem.rows.length === 0) {
      const { low, high } = this.part.problem.bounds[index]!;
      return { low, high: high === Number.POSITIVE_INFINITY ? null : high };
    }
    if (!this.isBegun) this.begin();
    const known = this.found.get(id);
    if (known !== undefined) return known;
    const range = this.isContradiction ? null : this.workOut(index);
    if (range !== null) this.found.set(id, range);
    return range;
  }

  /** A few sums of all that is asked for prove most ranges wide enough. */
  private begin(): void {
    this.isBegun = true;
    if (this.enough === Number.POSITIVE_INFINITY) return;
    for (let open = this.targets, rounds = 0; open.length > 1 && rounds < 4; rounds++) {
      if (this.look('minimise', open) === 'contradiction') return;
      this.look('maximise', open);
      const left = this.targets.filter((index) => !this.isWide(index));
      if (left.length === open.length) break;
      open = left;
    }
  }

  private workOut(index: number): AttackRange | null {
    const seen = this.seen[index]!;
    if (!this.isWide(index)) {
      if (this.look('minimise', [index]) === 'contradiction') return null;
      if (!this.isWide(index) && this.look('maximise', [index]) === 'unbounded')
        return { low: leastWhole(seen.low), high: null };
    }
    return { low: leastWhole(seen.low), high: Math.floor(seen.high + SLACK) };
  }

  private isWide(index: number): boolean {
    return this.seen[index]!.high - this.seen[index]!.low >= this.enough + 1;
  }

  private look(
    direction: 'minimise' | 'maximise',
    variables: readonly number[],
  ): 'optimal' | 'unbounded' | 'contradiction' {
    const solution = this.solver.solve(
      this.part.problem,
      direction,
      variables.map((variable) => ({ variable, weight: 1 })),
    );
    if (solution.status === 'optimal') {
      for (const [index, value] of solution.values.entries()) {
        this.seen[index]!.low = Math.min(this.seen[index]!.low, value);
        this.seen[index]!.high = Math.max(this.seen[index]!.high, value);
      }
    }
    if (solution.status === 'contradiction') this.isContradiction = true;
    return solution.status;
  }
}
