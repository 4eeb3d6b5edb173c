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
  const found = new Map<string, AttackRange>();
  const wanted = new Set(targets);
  for (const part of connectedParts(puzzle)) {
    const here = part.ids.filter((id) => wanted.has(id));
    if (here.length > 0) rangesOfPart(part, here, solver, enough, found);
  }
  return found;
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

function rangesOfPart(
  { ids, problem }: Part,
  here: readonly string[],
  solver: LinearSolver,
  enough: number,
  found: Map<string, AttackRange>,
): void {
  const seen = problem.bounds.map(() => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }));
  const position = new Map(ids.map((id, index) => [id, index]));
  if (problem.rows.length === 0) {
    for (const id of here) {
      const { low, high } = problem.bounds[position.get(id)!]!;
      found.set(id, { low, high: high === Number.POSITIVE_INFINITY ? null : high });
    }
    return;
  }
  const look = (direction: 'minimise' | 'maximise', variables: readonly number[]) => {
    const solution = solver.solve(
      problem,
      direction,
      variables.map((variable) => ({ variable, weight: 1 })),
    );
    if (solution.status === 'optimal') {
      for (const [index, value] of solution.values.entries()) {
        seen[index]!.low = Math.min(seen[index]!.low, value);
        seen[index]!.high = Math.max(seen[index]!.high, value);
      }
    }
    return solution.status;
  };
  const isWide = (index: number): boolean => seen[index]!.high - seen[index]!.low >= enough + 1;
  const targets = here.map((id) => position.get(id)!);
  // Every solution tells of all counts: a few sums prove most ranges wide enough.
  if (enough < Number.POSITIVE_INFINITY) {
    for (let open = targets, rounds = 0; open.length > 1 && rounds < 4; rounds++) {
      if (look('minimise', open) === 'contradiction') return;
      look('maximise', open);
      const left = targets.filter((index) => !isWide(index));
      if (left.length === open.length) break;
      open = left;
    }
  }
  for (const index of targets) {
    let high: number | null = null;
    if (!isWide(index)) {
      const least = look('minimise', [index]);
      if (least === 'contradiction') return;
      if (!isWide(index) && look('maximise', [index]) === 'unbounded') {
        found.set(ids[index]!, { low: leastWhole(seen[index]!.low), high: null });
        continue;
      }
    }
    high = Math.floor(seen[index]!.high + SLACK);
    found.set(ids[index]!, { low: leastWhole(seen[index]!.low), high });
  }
}
