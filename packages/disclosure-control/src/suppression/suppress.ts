import { attackRange } from '../attack/attack-range.ts';
import type { LinearSolver } from '../attack/linear-solver.ts';
import type { CellSystem, CountCell } from '../cells/count-cell.ts';
import type { DisclosurePolicy } from '../policy/policy.ts';
import { type PrimaryRule, primaryRule } from './primary-rule.ts';

export type SuppressionRule = PrimaryRule | 'complementary' | 'hidden-before' | 'moved-little';

/** What an attacker holds already, and what must not be added to it. */
export interface KnownBefore {
  /** Cells that an earlier release on the same people held back; showing one now would undo it. */
  readonly hiddenBefore?: ReadonlySet<string>;
  /** Cells so little changed since an earlier release that the difference would be a small group. */
  readonly movedLittle?: ReadonlySet<string>;
  /** Cells that were shown before, or that a named person lets leave: hiding them would be in vain. */
  readonly known?: ReadonlySet<string>;
}

export interface Suppression {
  /** Every hidden cell that would have been printed, with the rule that hides it. */
  readonly hidden: ReadonlyMap<string, SuppressionRule>;
  /** Counts that stay too easy to work out even with everything around them hidden. */
  readonly unprotected: readonly string[];
}

/**
 * Which counts must be hidden so that no small one can be worked out? First every count that a rule forbids; then, while
 * a linear programme still pins one of them to a range narrower than the minimum count, the smallest released count that
 * shares a sum with it.
 */
export function suppress(
  system: CellSystem,
  policy: DisclosurePolicy,
  solver: LinearSolver,
  { hiddenBefore = new Set(), movedLittle = new Set(), known = new Set() }: KnownBefore = {},
): Suppression {
  const rules = new Map<string, SuppressionRule>();
  const hidden = new Set<string>();
  const guarded: CountCell[] = [];
  for (const cell of system.cells.values()) {
    if (known.has(cell.id)) continue;
    const rule = primaryRule(cell, system, policy) ?? (movedLittle.has(cell.id) ? 'moved-little' : null);
    if (rule !== null) guarded.push(cell);
    const before = hiddenBefore.has(cell.id) ? 'hidden-before' : null;
    if (!cell.published) hidden.add(cell.id);
    else if (rule !== null || before !== null) {
      hidden.add(cell.id);
      rules.set(cell.id, rule ?? before!);
    }
  }
  const unprotected: string[] = [];
  for (const cell of guarded.sort((a, b) => a.value - b.value || (a.id < b.id ? -1 : 1))) {
    while (isExposed(cell)) {
      const next = cheapestNeighbour(system, hidden, known, cell.id);
      if (next === null) {
        unprotected.push(cell.id);
        break;
      }
      hidden.add(next.id);
      rules.set(next.id, 'complementary');
    }
  }
  return { hidden: rules, unprotected };

  function isExposed(cell: CountCell): boolean {
    const { low, high } = attackRange(system, hidden, cell.id, solver);
    return high !== null && high - low < policy.minimumCount - 1e-6;
  }
}

/** The smallest released count in a sum with the target, or with a hidden count tied to it; a total only where nothing else is left. */
function cheapestNeighbour(
  system: CellSystem,
  hidden: ReadonlySet<string>,
  known: ReadonlySet<string>,
  target: string,
): CountCell | null {
  const reached = new Set([target]);
  let frontier = [target];
  while (frontier.length > 0) {
    const candidates = new Map<string, CountCell>();
    const next: string[] = [];
    for (const { total, parts } of system.relations) {
      const members = [total, ...parts];
      if (!members.some((id) => frontier.includes(id))) continue;
      for (const id of members) {
        const cell = system.cells.get(id)!;
        if (!hidden.has(id)) {
          if (!known.has(id)) candidates.set(id, cell);
        } else if (!reached.has(id)) {
          reached.add(id);
          next.push(id);
        }
      }
    }
    const best = [...candidates.values()].sort(
      (a, b) =>
        Number(a.isTotal) - Number(b.isTotal) ||
        Number(a.value === 0) - Number(b.value === 0) ||
        a.value - b.value ||
        (a.id < b.id ? -1 : 1),
    )[0];
    if (best !== undefined) return best;
    frontier = next;
  }
  return null;
}
