import type { CollectedCells } from '../cells/collect-cells.ts';
import type { CellSystem, SumRelation } from '../cells/count-cell.ts';
import { marginRelations } from '../cells/margin-relations.ts';
import { largestHidden } from '../policy/largest-hidden.ts';
import type { DisclosurePolicy } from '../policy/policy.ts';
import { roundCount } from '../release/round-count.ts';
import type { ReleaseMemory } from './release-memory.ts';
import { renamedCells } from './renamed-cells.ts';
import { sumsAcross } from './sums-across.ts';

interface JoinedRelease {
  /** This release and all earlier ones as one puzzle; counts that hardly moved have the value that was released. */
  readonly system: CellSystem;
  readonly hiddenBefore: ReadonlySet<string>;
  readonly shownBefore: ReadonlySet<string>;
  /** What each count that hardly moved is printed as: what it was printed as before. */
  readonly kept: ReadonlyMap<string, number>;
  /** Of those kept, which may be other numbers by now. */
  readonly near: ReadonlyMap<string, NearCount>;
}

/** A count that hardly moved since it was released, as far as anybody may know. */
export interface NearCount {
  /** As it was printed then. */
  readonly printed: number;
  /** When, as the log says; `null` where nobody told. */
  readonly since: string | null;
  /** What it can be by now. */
  readonly within: { readonly low: number; readonly high: number };
}

/** What every earlier release was rounded to before memories kept what was printed. */
const FIRST_BASE = 5;

/**
 * Sets a release beside the earlier ones. What they held back stays held back, whatever has changed since. A count that
 * moved by no more than the largest that is hidden since it was released is released as it was, or not at all: its difference would be
 * a small group, and a small change would make held-back cells change places. A count that moved further is a new count beside the old one.
 *
 * Releases of another notebook are joined where they count the same people, by what is counted; what does not say whom
 * it counts is set beside ours as what it is, a division of the same people by somebody else.
 *
 * @param release.moved Counts that hardly moved, as a first joining found them: each is then set apart from what it was.
 */
export function joinEarlier(
  now: CollectedCells,
  earlier: readonly ReleaseMemory[],
  release: {
    readonly population: readonly string[];
    readonly notebook: string;
    readonly policy: DisclosurePolicy;
    readonly moved?: ReadonlyMap<string, NearCount>;
  },
): JoinedRelease {
  const { population, notebook, policy, moved = new Map<string, NearCount>() } = release;
  const most = largestHidden(policy);
  const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= most;
  const cells = new Map(
    [...now.cells].map(([id, cell]) => {
      const within = moved.get(id)?.within;
      return [id, within === undefined ? cell : { ...cell, within }] as const;
    }),
  );
  const relations: SumRelation[] = [...now.relations];
  const hiddenBefore = new Set<string>();
  const shownBefore = new Set<string>();
  const kept = new Map<string, number>();
  const near = new Map<string, NearCount>();
  for (const [at, memory] of earlier.entries()) {
    const isOfNotebook = memory.notebook === undefined || memory.notebook === notebook;
    if (!isOfNotebook && !memory.population.some((digest) => population.includes(digest))) continue;
    const wasHidden = new Set(memory.hidden);
    const hadMoved = new Set(memory.moved);
    const isSameData = isOneData(memory.population, population);
    const renamed = isOfNotebook ? renamedCells(now, memory, policy.minimumCount) : new Map<string, string>();
    const names = new Map<string, string>();
    const foreign = new Set<string>();
    const before = new Map(memory.cells.map((cell) => [renamed.get(cell.id) ?? cell.id, cell]));
    const hasMoved = (id: string): boolean => {
      const then = before.get(id);
      return then === undefined || moved.has(id) || !isNear(now.cells.get(id)!.value, then.value);
    };
    const newRests = isOfNotebook ? restsOfMoved(now, hasMoved) : new Set<string>();
    for (const cell of memory.cells) {
      const here = renamed.get(cell.id) ?? cell.id;
      // Another notebook's table may have the name of ours and count something else.
      const isForeign = !isOfNotebook && /^[#~+@]/.test(here);
      const current = isForeign ? undefined : (now.cells.get(here) ?? cells.get(here));
      const isApart =
        current !== undefined &&
        (moved.has(here) || hadMoved.has(cell.id) || !isNear(current.value, cell.value) || newRests.has(here));
      const id = isForeign || isApart ? `@${at}:${here}` : here;
      const isHidden = wasHidden.has(cell.id);
      names.set(cell.id, id);
      if (isForeign) foreign.add(id);
      if (isHidden && cell.published) {
        hiddenBefore.add(id);
        if (!hadMoved.has(cell.id)) hiddenBefore.add(here);
      }
      if (id === here) cells.set(id, { ...(current ?? { ...cell, published: !isHidden }), value: cell.value });
      else cells.set(id, { ...cell, id, published: !isHidden });
      if (isHidden) continue;
      shownBefore.add(id);
      if (id !== here) continue;
      const printed = memory.printed?.[cell.id] ?? roundCount(cell.value, FIRST_BASE);
      kept.set(id, printed);
      // Of the same data a count that did not move is what it was; of others nobody may know whether it moved.
      if (most === 0 || (isSameData && now.cells.get(id)?.value === cell.value)) near.delete(id);
      else near.set(id, nearCount(cell.value, printed, most, memory.releasedOn ?? null, near.get(id)));
    }
    for (const { total, parts } of memory.relations) {
      const of = parts.map((part) => names.get(part));
      if (names.has(total) && of.every((part) => part !== undefined))
        relations.push({ total: names.get(total)!, parts: of as string[] });
    }
    const idThen = (id: string): string | null => {
      const here = names.get(id);
      return here === undefined || (here.startsWith('@') && !foreign.has(here)) ? null : here;
    };
    const origin = isOfNotebook ? null : `@${at}:`;
    relations.push(...sumsAcross(now, memory, { idThen, origin }, cells, policy.minimumCount));
  }
  for (const id of hiddenBefore) {
    kept.delete(id);
    near.delete(id);
    shownBefore.delete(id);
  }
  if (cells.size > now.cells.size) relations.push(...marginRelations(cells));
  return { system: { cells, relations: distinct(relations) }, hiddenBefore, shownBefore, kept, near };
}

function isOneData(then: readonly string[], now: readonly string[]): boolean {
  return then.length === now.length && now.every((digest) => then.includes(digest));
}

/** Which of several releases it is near to is not known either: it lies about one of them. */
function nearCount(
  value: number,
  printed: number,
  most: number,
  since: string | null,
  before: NearCount | undefined,
): NearCount {
  const low = Math.min(Math.max(0, value - most), before?.within.low ?? Number.POSITIVE_INFINITY);
  const high = Math.max(value + most, before?.within.high ?? 0);
  return { printed, since, within: { low, high } };
}

/**
 * What is printed nowhere and lies between counts that are all new, such as who is in the one and not in the other: it is
 * theirs, however near it is to what lay between the old ones.
 */
function restsOfMoved({ cells, relations }: CellSystem, hasMoved: (id: string) => boolean): Set<string> {
  const isPrinted = (id: string) => cells.get(id)!.published;
  const ofRest = new Map<string, boolean>();
  for (const { total, parts } of relations) {
    const rests = parts.filter((id) => !isPrinted(id));
    if (rests.length !== 1 || !isPrinted(total)) continue;
    const haveMoved = [total, ...parts].filter(isPrinted).every(hasMoved);
    ofRest.set(rests[0]!, haveMoved && (ofRest.get(rests[0]!) ?? true));
  }
  return new Set([...ofRest].filter(([, haveMoved]) => haveMoved).map(([id]) => id));
}

function distinct(relations: readonly SumRelation[]): SumRelation[] {
  return [...new Map(relations.map((each) => [`${each.total}=${[...each.parts].sort().join('+')}`, each])).values()];
}
