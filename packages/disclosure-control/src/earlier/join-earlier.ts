import { familyOf } from '../cells/cell-id.ts';
import type { CellSystem, CountCell, SumRelation } from '../cells/count-cell.ts';
import { marginRelations } from '../cells/margin-relations.ts';
import type { DisclosurePolicy } from '../policy/policy.ts';
import type { ReleaseMemory } from './release-memory.ts';

export interface JoinedRelease {
  /** This release and all earlier ones on the same people, as one puzzle. */
  readonly system: CellSystem;
  readonly hiddenBefore: ReadonlySet<string>;
  readonly shownBefore: ReadonlySet<string>;
  readonly movedLittle: ReadonlySet<string>;
}

/**
 * Sets a release beside the earlier ones. Those on the same people become part of one system of counts and sums, in
 * which what they showed is known. A count that moved by less than the minimum since any earlier release would give a
 * small group away by its difference.
 *
 * Where a count of one name has another value on the same people (another choice of parameters), it is another count:
 * its whole family is set apart under a name of its own.
 */
export function joinEarlier(
  now: CellSystem,
  earlier: readonly ReleaseMemory[],
  population: readonly string[],
  policy: DisclosurePolicy,
): JoinedRelease {
  const cells = new Map(now.cells);
  const relations: SumRelation[] = [...now.relations];
  const hiddenBefore = new Set<string>();
  const shownBefore = new Set<string>();
  const movedLittle = new Set<string>();
  for (const [at, memory] of earlier.entries()) {
    const wasHidden = new Set(memory.hidden);
    const apart = new Set<string>();
    for (const { id, value } of memory.cells) {
      const current = now.cells.get(id);
      const change = current === undefined ? 0 : Math.abs(current.value - value);
      if (change > 0) apart.add(familyOf(id));
      if (change > 0 && change < policy.minimumCount && !wasHidden.has(id)) movedLittle.add(id);
    }
    if (!memory.population.some((digest) => population.includes(digest))) continue;
    for (const cell of memory.cells) {
      const known = cells.get(cell.id);
      if (known !== undefined && known.value !== cell.value) apart.add(familyOf(cell.id));
    }
    const renamed = new Map(memory.cells.map(({ id }) => [id, apart.has(familyOf(id)) ? `@${at}:${id}` : id]));
    for (const cell of memory.cells) {
      const id = renamed.get(cell.id)!;
      cells.set(id, cells.get(id) ?? ({ ...cell, id, published: !wasHidden.has(cell.id) } satisfies CountCell));
      if (wasHidden.has(cell.id)) hiddenBefore.add(id);
      else shownBefore.add(id);
    }
    for (const { total, parts } of memory.relations) {
      const of = parts.map((part) => renamed.get(part));
      if (renamed.has(total) && of.every((part) => part !== undefined))
        relations.push({ total: renamed.get(total)!, parts: of as string[] });
    }
  }
  for (const id of shownBefore) hiddenBefore.delete(id);
  if (cells.size > now.cells.size) relations.push(...marginRelations(cells));
  return { system: { cells, relations: distinct(relations) }, hiddenBefore, shownBefore, movedLittle };
}

function distinct(relations: readonly SumRelation[]): SumRelation[] {
  return [...new Map(relations.map((each) => [`${each.total}=${[...each.parts].sort().join('+')}`, each])).values()];
}
