import type { LinearSolver } from '../attack/linear-solver.ts';
import type { CellSystem, CountCell, SumRelation } from '../cells/count-cell.ts';
import { OpenByMoves } from './open-by-moves.ts';
import { puzzleOf } from './puzzle-of.ts';
import { WideOpen } from './wide-open.ts';

/**
 * Which of the counts that were hidden for the sake of others need not be? Each was hidden when those around it were
 * still shown, and what was hidden later may do its work. Counts that are equal by construction come together, and cost
 * as many numbers as they are. Totals first, then those of most, then the largest, each is shown again where every hidden
 * count that it is tied to stays as wide open as before the minimum asks.
 *
 * @param forced Counts that must stay hidden.
 * @param unprotected Counts that nothing protects, of which no range is asked.
 * @returns what stays hidden.
 */
export function showSuppressedAgain(
  system: CellSystem,
  hidden: ReadonlySet<string>,
  forced: ReadonlySet<string>,
  unprotected: ReadonlySet<string>,
  { solver, minimumCount }: { readonly solver: LinearSolver; readonly minimumCount: number },
): Set<string> {
  const left = new Set(hidden);
  const ties = tiesOf(system);
  const groups = [...new Set(equalCells(system).values())]
    .map((ids) => ids.filter((id) => left.has(id) && system.cells.get(id)!.published))
    .filter((ids) => ids.length > 0 && !ids.some((id) => forced.has(id)));
  const first = (ids: readonly string[]): CountCell => system.cells.get(ids[0]!)!;
  const isTotal = (ids: readonly string[]): boolean => ids.some((id) => system.cells.get(id)!.isTotal);
  groups.sort(
    (a, b) =>
      Number(isTotal(b)) - Number(isTotal(a)) ||
      b.length - a.length ||
      first(b).value - first(a).value ||
      (first(a).id < first(b).id ? -1 : 1),
  );
  const moves = new OpenByMoves(system, hidden, solver, minimumCount);
  for (const group of groups) {
    if (!group.every((id) => left.has(id))) continue;
    const together = shownTogether(group, system, ties.relations, left, forced);
    if (together === null) continue;
    const around = [...tiedHidden([...together], ties.cells, left)].filter((id) => !together.has(id));
    for (const id of together) left.delete(id);
    const asked = around.filter((id) => (system.cells.get(id)!.published || forced.has(id)) && !unprotected.has(id));
    const canMove = moves.looker(left);
    let seen: WideOpen | undefined;
    const areOpen = (ids: readonly string[]): boolean =>
      ids.every((id) => {
        if (moves.isKnown(id, left) || canMove(id)) return true;
        seen ??= new WideOpen(puzzleOf(system, left, new Set(around)), system.cells, solver, minimumCount);
        return seen.isOpen(id);
      });
    // What stands in a sum with these is closed first: most that may not be shown are seen by it.
    const near = asked.filter((id) => [...together].some((each) => ties.cells.get(each)?.has(id) === true));
    if (!areOpen(near) || !areOpen(asked.filter((id) => !near.includes(id)))) for (const id of together) left.add(id);
    seen?.letGo();
  }
  moves.letGo();
  return left;
}

/**
 * These, and every count that a sum would leave alone once they are shown: it would be known and may as well be shown.
 * `null` where one of those must stay hidden.
 */
function shownTogether(
  group: readonly string[],
  { cells }: CellSystem,
  relationsOf: Ties['relations'],
  hidden: ReadonlySet<string>,
  forced: ReadonlySet<string>,
): Set<string> | null {
  const shown = new Set(group);
  const open = [...group];
  while (open.length > 0) {
    for (const { total, parts } of relationsOf.get(open.pop()!) ?? []) {
      const [alone, other] = [total, ...parts].filter((id) => hidden.has(id) && !shown.has(id));
      if (alone === undefined || other !== undefined) continue;
      if (forced.has(alone)) return null;
      // One that is never printed is only left open, and what it tells of others is asked of them.
      if (!cells.get(alone)!.published) continue;
      shown.add(alone);
      open.push(alone);
    }
  }
  return shown;
}

interface Ties {
  readonly relations: ReadonlyMap<string, readonly SumRelation[]>;
  readonly cells: ReadonlyMap<string, ReadonlySet<string>>;
}

function tiesOf({ relations }: CellSystem): Ties {
  const byCell = new Map<string, SumRelation[]>();
  const cells = new Map<string, Set<string>>();
  for (const relation of relations) {
    const members = [relation.total, ...relation.parts];
    for (const id of members) {
      if (!byCell.has(id)) byCell.set(id, []);
      byCell.get(id)!.push(relation);
      if (!cells.has(id)) cells.set(id, new Set());
      for (const other of members) cells.get(id)!.add(other);
    }
  }
  return { relations: byCell, cells };
}

/** Every hidden count that is tied to these by sums, directly or by other hidden ones. */
function tiedHidden(ids: readonly string[], ties: Ties['cells'], hidden: ReadonlySet<string>): Set<string> {
  const reached = new Set(ids);
  const open = [...ids];
  while (open.length > 0) {
    for (const id of ties.get(open.pop()!) ?? []) {
      if (!hidden.has(id) || reached.has(id)) continue;
      reached.add(id);
      open.push(id);
    }
  }
  return reached;
}

/** By count, all that are the same as it. */
function equalCells({ cells, relations }: CellSystem): Map<string, readonly string[]> {
  const group = new Map<string, string[]>([...cells.keys()].map((id) => [id, [id]]));
  for (const { total, parts } of relations) {
    if (parts.length !== 1) continue;
    const [one, other] = [group.get(total)!, group.get(parts[0]!)!];
    if (one === other) continue;
    const both = [...one, ...other];
    for (const id of both) group.set(id, both);
  }
  return group;
}
