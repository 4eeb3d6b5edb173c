import { localCellId } from '../cells/cell-id.ts';
import type { AttackedRelease } from './attacked-release.ts';
import { attackedPlaceId, type Fact, type Unknown } from './puzzle.ts';

/**
 * What a release that holds back counts which hardly moved tells of them, by their ids: each is near to one that an earlier
 * release printed at its place, and every hidden one that was small there may be of those.
 */
export function movedFacts(
  unknowns: ReadonlyMap<string, Unknown>,
  releases: readonly AttackedRelease[],
): ReadonlyMap<string, Fact> {
  const facts = [...unknowns.values()].flatMap((now) => {
    const { moved } = releases[now.place.release]!;
    if (!now.isHidden || moved === undefined) return [];
    const before = releases.slice(0, now.place.release).flatMap((_, release) => {
      const then = unknowns.get(attackedPlaceId({ ...now.place, release }));
      return then === undefined || then.isHidden || then.low >= moved.standFrom ? [] : [then];
    });
    if (before.length === 0) return [];
    const low = Math.min(...before.map((then) => then.low)) - moved.below + 1;
    const high = Math.max(...before.map((then) => then.high)) + moved.below - 1;
    const because = 'it is held back since it hardly moved';
    const fact: Fact = { terms: [{ id: now.id, weight: 1 }], low, high, because, isGuess: true };
    return [[now.id, fact] as const];
  });
  return new Map(facts);
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
