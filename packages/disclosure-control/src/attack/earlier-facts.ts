import { attackedPlaceId, type Fact, type Unknown } from './puzzle.ts';

/** How many people an attacker takes to have come, gone or changed between two releases of one notebook. */
const CHANGED = 1;
/** Where more of the shown counts contradict that, the two are about other people. */
export const MOST_CONTRADICTIONS = 0.2;

/**
 * What two releases say together: the same cell cannot have moved by more than the people who came or went. An attacker
 * who knows that one record was added takes them to be one.
 */
export function earlierFacts(unknowns: ReadonlyMap<string, Unknown>, releases: number): Fact[] {
  const facts: Fact[] = [];
  for (let later = 1; later < releases; later++) {
    const pairs = [...unknowns.values()].flatMap((now) => {
      if (now.place.release !== later) return [];
      const before = unknowns.get(attackedPlaceId({ ...now.place, release: later - 1 }));
      return before === undefined ? [] : [[before, now] as const];
    });
    const isPossible = ([before, now]: readonly [Unknown, Unknown]): boolean =>
      now.low - before.high <= CHANGED && before.low - now.high <= CHANGED;
    const shown = pairs.filter(([before, now]) => !before.isHidden && !now.isHidden);
    const contradictions = shown.filter((pair) => !isPossible(pair)).length;
    if (contradictions > shown.length * MOST_CONTRADICTIONS) continue;
    for (const [before, now] of pairs.filter(isPossible)) {
      const terms = [
        { id: now.id, weight: 1 },
        { id: before.id, weight: -1 },
      ];
      facts.push({ terms, low: -CHANGED, high: CHANGED, because: 'one record came, went or changed', isGuess: true });
    }
  }
  return facts;
}
