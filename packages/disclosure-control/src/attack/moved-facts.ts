import { localCellId } from '../cells/cell-id.ts';
import type { AttackedRelease } from './attacked-release.ts';
import { MOST_CONTRADICTIONS } from './earlier-facts.ts';
import { attackedPlaceId, type Fact, type Unknown } from './puzzle.ts';

/**
 * What a release that holds back counts which hardly moved tells of them, by their ids: each is near to one that an earlier
 * release printed at its place, and every hidden one that was small there may be of those.
 */
export function movedFacts(
  unknowns: ReadonlyMap<string, Unknown>,
  releases: readonly AttackedRelease[],
): ReadonlyMap<string, Fact> {
  const smallBefore = (now: Unknown, standFrom: number): Unknown[] =>
    releases.slice(0, now.place.release).flatMap((_, release) => {
      const then = unknowns.get(attackedPlaceId({ ...now.place, release }));
      return then === undefined || then.isHidden || then.low >= standFrom ? [] : [then];
    });
  const seen = releases.map(() => ({ held: 0, shown: 0 }));
  const facts = [...unknowns.values()].flatMap((now) => {
    const { moved } = releases[now.place.release]!;
    if (moved === undefined) return [];
    const before = smallBefore(now, moved.standFrom);
    if (before.length === 0) return [];
    seen[now.place.release]![now.isHidden ? 'held' : 'shown']++;
    if (!now.isHidden) return [];
    const low = Math.min(...before.map((then) => then.low)) - moved.below + 1;
    const high = Math.max(...before.map((then) => then.high)) + moved.below - 1;
    const because = 'it is held back since it hardly moved';
    const fact: Fact = { terms: [{ id: now.id, weight: 1 }], low, high, because, isGuess: true };
    return [{ now, fact }];
  });
  // Where many small ones are printed anew, those that are not may be held back for anything.
  const isLongShot = seen.map(({ held, shown }) => shown > MOST_CONTRADICTIONS * (held + shown));
  return new Map(
    facts.map(({ now, fact }) => [
      now.id,
      isLongShot[now.place.release] === true ? { ...fact, isLongShot: true } : fact,
    ]),
  );
}

/** Counts with those that are printed as an earlier release did as far open as the release says that they may have moved. */
export function withMoves(
  unknowns: ReadonlyMap<string, Unknown>,
  releases: readonly AttackedRelease[],
): Map<string, Unknown> {
  return new Map(
    [...unknowns].map(([id, unknown]) => {
      const { release, finding, row, column } = unknown.place;
      const { moved, kept } = releases[release]!;
      const isAsThen = moved !== undefined && kept?.has(localCellId(finding, row, column)) === true;
      if (!isAsThen || unknown.isHidden || unknown.high < moved.standFrom) return [id, unknown];
      const by = moved.below - 1;
      return [id, { ...unknown, low: Math.max(0, unknown.low - by), high: unknown.high + by }];
    }),
  );
}
