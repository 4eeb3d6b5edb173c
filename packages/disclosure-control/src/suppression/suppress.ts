import type { LinearSolver } from '../attack/linear-solver.ts';
import type { CellSystem, CountCell } from '../cells/count-cell.ts';
import type { DisclosurePolicy } from '../policy/policy.ts';
import { isHeldBack } from './primary-rule.ts';
import { puzzleOf } from './puzzle-of.ts';
import { showSuppressedAgain } from './show-again.ts';
import { WideOpen } from './wide-open.ts';

/** What an attacker holds already, and what must not be added to it. */
interface KnownBefore {
  /** Cells that an earlier release held back; showing one now would undo it. */
  readonly hiddenBefore?: ReadonlySet<string>;
  /** Cells that were shown before, or that a named person lets leave: hiding them would be in vain. */
  readonly known?: ReadonlySet<string>;
}

interface Suppression {
  /** Every cell to be held back that would have been printed. */
  readonly hidden: ReadonlySet<string>;
  /** Counts that stay too easy to work out even with everything around them hidden. */
  readonly unprotected: readonly string[];
}

/**
 * Which counts must be hidden so that none of the hidden ones can be worked out? First every count that a rule forbids;
 * then, while a linear programme that knows every shown count exactly still pins one of the hidden to a range narrower
 * than the minimum, the smallest shown count that shares a sum with it; at last those are shown again that need not be
 * hidden. The range is proven for those hidden for the
 * sake of others too, so that nobody needs to be kept from knowing which was small.
 *
 * The attacker is given the shown counts unrounded, so that neither another rounding base nor an exact copy helps.
 */
export function suppress(
  system: CellSystem,
  policy: DisclosurePolicy,
  solver: LinearSolver,
  { hiddenBefore = new Set(), known = new Set() }: KnownBefore = {},
): Suppression {
  const hidden = new Set<string>();
  const guarded = new Set<string>();
  for (const cell of system.cells.values()) {
    if (known.has(cell.id)) continue;
    const mustHide = isHeldBack(cell, system, policy) || hiddenBefore.has(cell.id);
    if (!cell.published || mustHide) hidden.add(cell.id);
    if (mustHide) guarded.add(cell.id);
  }
  const forced = new Set(guarded);
  const unprotected = new Set<string>();
  const open = new Set(guarded);
  const byCell = relationsByCell(system);
  while (open.size > 0) {
    const seen = new WideOpen(puzzleOf(system, hidden), system.cells, solver, policy.minimumCount);
    seen.lookAt([...open]);
    const touched = new Set<string>();
    const ordered = [...open]
      .map((id) => system.cells.get(id)!)
      .sort((a, b) => a.value - b.value || (a.id < b.id ? -1 : 1));
    for (const { id } of ordered) {
      // What was hidden beside it may do for it: it is asked in the next round.
      const around = [...(byCell.get(id) ?? [])].flatMap(({ total, parts }) => [total, ...parts]);
      if (around.some((each) => touched.has(each))) continue;
      if (seen.isOpen(id)) {
        open.delete(id);
        continue;
      }
      const next = cheapestNeighbour(system, byCell, hidden, known, id);
      if (next === null) {
        unprotected.add(id);
        open.delete(id);
        continue;
      }
      hidden.add(next.id);
      open.add(next.id);
      touched.add(next.id);
      for (const { total, parts } of byCell.get(next.id) ?? []) for (const each of [total, ...parts]) touched.add(each);
    }
    seen.letGo();
  }
  const least = showSuppressedAgain(system, hidden, forced, unprotected, { solver, minimumCount: policy.minimumCount });
  return {
    hidden: new Set([...least].filter((id) => system.cells.get(id)!.published)),
    unprotected: [...unprotected],
  };
}

function relationsByCell({ relations }: CellSystem): Map<string, CellSystem['relations'][number][]> {
  const byCell = new Map<string, CellSystem['relations'][number][]>();
  for (const relation of relations) {
    for (const id of [relation.total, ...relation.parts]) {
      const list = byCell.get(id);
      if (list === undefined) byCell.set(id, [relation]);
      else list.push(relation);
    }
  }
  return byCell;
}

/**
 * The shown count whose hiding helps the target most: in most of the sums that leave nothing else open, the smallest; a
 * total only where nothing else is left. Where no sum pins the target by itself, one in a sum with a hidden count that is
 * tied to it.
 */
function cheapestNeighbour(
  system: CellSystem,
  byCell: ReadonlyMap<string, CellSystem['relations'][number][]>,
  hidden: ReadonlySet<string>,
  known: ReadonlySet<string>,
  target: string,
): CountCell | null {
  const reached = new Set([target]);
  let frontier = [target];
  while (frontier.length > 0) {
    const candidates = new Map<string, number>();
    const next: string[] = [];
    for (const { total, parts } of frontier.flatMap((id) => byCell.get(id) ?? [])) {
      const members = [total, ...parts];
      const isPinned = members.filter((id) => hidden.has(id)).length === 1;
      for (const id of members) {
        if (!hidden.has(id)) {
          const isFree = !known.has(id) && system.cells.get(id)!.value > 0;
          if (isFree) candidates.set(id, (candidates.get(id) ?? 0) + Number(isPinned));
        } else if (!reached.has(id)) {
          reached.add(id);
          next.push(id);
        }
      }
    }
    const [best] = [...candidates]
      .map(([id, pinned]) => ({ cell: system.cells.get(id)!, pinned }))
      .sort(
        (a, b) =>
          Number(a.cell.isTotal) - Number(b.cell.isTotal) ||
          b.pinned - a.pinned ||
          a.cell.value - b.cell.value ||
          (a.cell.id < b.cell.id ? -1 : 1),
      );
    if (best !== undefined) return best.cell;
    frontier = next;
  }
  return null;
}
