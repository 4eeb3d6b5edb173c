import { cellsGroupedBy } from '../cells/grouped.ts';
import type { LinearProblem, LinearRow, LinearSolver } from './linear-solver.ts';
import type { Puzzle } from './puzzle.ts';
import { Sets } from './sets.ts';

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
 * @returns the range of one of the targets; `null` where its part of the puzzle contradicts itself.
 */
function rangesOnDemand(
  puzzle: Puzzle,
  targets: readonly string[],
  solver: LinearSolver,
  enough: number,
): (id: string) => AttackRange | null {
  const wanted = new Set(targets);
  const partOf = new Map<string, PartRanges>();
  for (const part of connectedPuzzles(puzzle)) {
    const here = [...part.variables.keys()].filter((id) => wanted.has(id));
    if (here.length === 0) continue;
    const ranges = new PartRanges(part, here, solver, enough);
    for (const id of here) partOf.set(id, ranges);
  }
  return (id) => partOf.get(id)?.rangeOf(id) ?? null;
}

/** A piece of a puzzle that shares no open count with any other. */
export interface PuzzlePart {
  /** Variable of each count; counts that are the same share one. */
  readonly variables: ReadonlyMap<string, number>;
  readonly problem: LinearProblem;
}

/** The puzzle in pieces that share no count which is still open, counts that are the same taken for one. */
export function connectedPuzzles({ unknowns, facts }: Puzzle): PuzzlePart[] {
  const isOpen = (id: string): boolean => unknowns.get(id)!.low < unknowns.get(id)!.high;
  const opened = facts.map(({ terms, low, high }) => {
    const known = terms.reduce((sum, { id, weight }) => (isOpen(id) ? sum : sum + weight * unknowns.get(id)!.low), 0);
    return { terms: terms.filter(({ id }) => isOpen(id)), low: low - known, high: high - known };
  });
  const same = new Sets(unknowns.keys());
  const bounds = new Map([...unknowns].map(([id, { low, high }]) => [id, { low, high }] as const));
  const left = opened.filter(({ terms, low, high }) => {
    const [one, other, third] = terms;
    if (other === undefined || third !== undefined || low !== 0 || high !== 0) return terms.length > 0;
    if (one!.weight !== -other.weight) return true;
    const [a, b] = [same.root(one!.id), same.root(other.id)];
    const both = {
      low: Math.max(bounds.get(a)!.low, bounds.get(b)!.low),
      high: Math.min(bounds.get(a)!.high, bounds.get(b)!.high),
    };
    // What contradicts is left to be found out as any other contradiction.
    if (both.low > both.high) return true;
    same.join(a, b);
    bounds.set(same.root(a), both);
    return false;
  });
  const parts = new Sets(unknowns.keys());
  for (const id of unknowns.keys()) parts.join(id, same.root(id));
  for (const { terms } of left) for (const { id } of terms.slice(1)) parts.join(id, terms[0]!.id);
  const members = cellsGroupedBy([...unknowns.keys()], (id) => parts.root(id));
  const rows = cellsGroupedBy(left, ({ terms }) => parts.root(terms[0]!.id));
  return [...members].map(([at, ids]) => {
    const roots = [...new Set(ids.map((id) => same.root(id)))];
    const position = new Map(roots.map((id, index) => [id, index]));
    const variables = new Map(ids.map((id) => [id, position.get(same.root(id))!]));
    return {
      variables,
      problem: { bounds: roots.map((id) => bounds.get(id)!), rows: distinctRows(rows.get(at) ?? [], variables) },
    };
  });
}

/** Each fact once, in the variables that its counts became. */
function distinctRows(
  facts: readonly Pick<Puzzle['facts'][number], 'terms' | 'low' | 'high'>[],
  variables: ReadonlyMap<string, number>,
): LinearRow[] {
  const rows = new Map<string, LinearRow>();
  for (const { terms, low, high } of facts) {
    const weights = new Map<number, number>();
    for (const { id, weight } of terms) {
      const variable = variables.get(id)!;
      weights.set(variable, (weights.get(variable) ?? 0) + weight);
    }
    const left = [...weights].filter(([, weight]) => weight !== 0).sort(([a], [b]) => a - b);
    if (left.length === 0 && low <= 0 && high >= 0) continue;
    // A sum of nothing that is not nothing: a row that nothing fulfils.
    const of = left.length > 0 ? left : ([[0, 0]] as const);
    const row = { terms: of.map(([variable, weight]) => ({ variable, weight })), low, high };
    rows.set(JSON.stringify(row), row);
  }
  return [...rows.values()];
}

/** What the counts of one part can be: every solution that was found for one of them tells of all. */
class PartRanges {
  private readonly part: PuzzlePart;
  private readonly solver: LinearSolver;
  private readonly enough: number;
  private readonly targets: readonly number[];
  private readonly seen: { low: number; high: number }[];
  private readonly found = new Map<number, AttackRange>();
  private isBegun = false;
  private isContradiction = false;

  constructor(part: PuzzlePart, here: readonly string[], solver: LinearSolver, enough: number) {
    this.part = part;
    this.solver = solver;
    this.enough = enough;
    this.targets = [...new Set(here.map((id) => part.variables.get(id)!))];
    this.seen = part.problem.bounds.map(() => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }));
  }

  rangeOf(id: string): AttackRange | null {
    const index = this.part.variables.get(id)!;
    if (this.part.problem.rows.length === 0) {
      const { low, high } = this.part.problem.bounds[index]!;
      return { low, high: high === Number.POSITIVE_INFINITY ? null : high };
    }
    if (!this.isBegun) this.begin();
    const known = this.found.get(index);
    if (known !== undefined) return known;
    const range = this.isContradiction ? null : this.workOut(index);
    if (range !== null) this.found.set(index, range);
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
