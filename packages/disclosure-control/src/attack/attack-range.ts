import type { CellSystem } from '../cells/count-cell.ts';
import type { LinearSolver } from './linear-solver.ts';

/** What an attacker who knows every released count exactly can say of a hidden one. */
export interface AttackRange {
  readonly low: number;
  /** `null` where nothing bounds it from above. */
  readonly high: number | null;
}

/**
 * How closely can a hidden count be worked out from what is released? The smallest and largest value it can take while
 * every sum still holds and no count is negative, by linear programming.
 *
 * The attacker is given the released counts unrounded, so a release that is rounded as well is safer than computed
 * here.
 *
 * @throws Error where the counts contradict their sums.
 *
 * Source: Fischetti, M. and Salazar, J. J. (2001), "Solving the cell suppression problem on tabular data with linear
 * constraints", Management Science 47(7), attacker subproblems (3)–(4).
 *
 * @example
 * const counts = Object.entries({ north: 3, south: 4, all: 7 });
 * const cells = new Map(counts.map(([id, value]) => [id, { id, value }]));
 * const system = { cells, relations: [{ total: 'all', parts: ['north', 'south'] }] };
 * attackRange(system, new Set(['north', 'south']), 'north', await linearSolver()) // { low: 0, high: 7 }
 */
export function attackRange(
  system: CellSystem,
  hidden: ReadonlySet<string>,
  target: string,
  solver: LinearSolver,
): AttackRange {
  const component = connectedHidden(system, hidden, target);
  const variables = new Map([...component.cells].map((id, index) => [id, `x${index}`]));
  const constraints: string[] = [];
  for (const { total, parts } of component.relations) {
    let known = 0;
    const terms: string[] = [];
    const term = (id: string, sign: 1 | -1): void => {
      const variable = variables.get(id);
      if (variable === undefined) known += sign * system.cells.get(id)!.value;
      else terms.push(`${sign === 1 ? '+' : '-'} ${variable}`);
    };
    term(total, 1);
    for (const part of parts) term(part, -1);
    constraints.push(`${terms.join(' ')} = ${-known}`);
  }
  const objective = variables.get(target)!;
  return { low: solver.minimise(objective, constraints) ?? 0, high: solver.maximise(objective, constraints) };
}

/** Hidden cells tied to the target by sums, and those sums: the only ones that can give it away. */
function connectedHidden(
  system: CellSystem,
  hidden: ReadonlySet<string>,
  target: string,
): { cells: Set<string>; relations: CellSystem['relations'] } {
  const cells = new Set([target]);
  const relations = new Set<CellSystem['relations'][number]>();
  let grew = true;
  while (grew) {
    grew = false;
    for (const relation of system.relations) {
      if (relations.has(relation)) continue;
      const members = [relation.total, ...relation.parts];
      if (!members.some((id) => cells.has(id))) continue;
      relations.add(relation);
      grew = true;
      for (const id of members) if (hidden.has(id)) cells.add(id);
    }
  }
  return { cells, relations: [...relations] };
}
